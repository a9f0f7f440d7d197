package dev.masthead.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets only a few large posts be in memory at once. Until its answer is sent, a post of one MiB takes many times its size:
 * its bytes, its text, the page that shows it again. Without a bound, a dozen at once fill a small heap. A post is large when
 * so much of it has come: who announces much and sends little takes no place, and small posts never wait. Thread-safe.
 */
final class LargePosts {

    /** Bytes of a body from which on it is large. */
    static final int LARGE = 32 * 1024;

    /** Bytes of memory that the largest post and its answer take, measured. */
    private static final long COST = 32L * 1024 * 1024;

    private static final int AT_MOST = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A place is given back when the answer is written; when an adapter never writes it, after this long. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final int places;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<Turn, Instant> taken = new LinkedHashMap<>();

    private LargePosts(int places, Duration patience, InstantSource clock) {
        this.places = places;
        this.patience = patience;
        this.clock = clock;
    }

    /** As many as fit into this memory, one at least. */
    static LargePosts within(long maxMemory, InstantSource clock) {
        return within(maxMemory, PATIENCE, clock);
    }

    /** The same with another longest wait for a place. */
    static LargePosts within(long maxMemory, Duration patience, InstantSource clock) {
        return new LargePosts((int) Math.max(1, Math.min(AT_MOST, maxMemory / COST - 1)), patience, clock);
    }

    /** What a post is answered with; it begins its turn when the post turns out to be large. */
    interface Work {
        Response answer(Turn turn) throws HttpProblem, IOException;
    }

    /** Works on a post; a place that it took is kept until its answer is written. */
    Response oneOfFew(String client, Work work) throws HttpProblem, IOException {
        Turn turn = turn(client);
        boolean answered = false;
        try {
            Response response = work.answer(turn);
            answered = true;
            return new Response(response.status(), response.headers(), ending(turn, response.body()));
        } finally {
            if (!answered) {
                turn.end();
            }
        }
    }

    private static Response.Body ending(Turn turn, Response.Body body) {
        return new Response.Body() {
            @Override
            public long length() {
                return body.length();
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                try {
                    body.writeTo(out);
                } finally {
                    turn.end();
                }
            }
        };
    }

    /** The claim of a client's post, without a place up to now. */
    Turn turn(String client) {
        return new Turn(client);
    }

    /** One post's claim to a place. */
    final class Turn {

        private final String client;

        private Turn(String client) {
            this.client = client;
        }

        /** Who sent the post. */
        String client() {
            return client;
        }

        /** Waits for a place, and is refused when none gets free in time. */
        void begin() throws HttpProblem {
            take(this);
        }

        /** Gives the place back, if there is one. */
        void end() {
            giveBack(this);
        }
    }

    private synchronized void take(Turn turn) throws HttpProblem {
        long giveUp = System.nanoTime() + patience.toNanos();
        for (forget(); !isFree(turn.client); forget()) {
            long left = (giveUp - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw HttpProblem.busy();
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw HttpProblem.busy();
            }
        }
        taken.put(turn, clock.instant().plus(LONGEST));
    }

    /** A single client never has all places: who sends slowly on purpose leaves one to others. */
    private boolean isFree(String client) {
        long own = taken.keySet().stream()
                .filter(turn -> turn.client.equals(client))
                .count();
        return taken.size() < places && own < Math.max(1, places - 1);
    }

    private synchronized void giveBack(Turn turn) {
        if (taken.remove(turn) != null) {
            notifyAll();
        }
    }

    private void forget() {
        Instant now = clock.instant();
        Iterator<Instant> ends = taken.values().iterator();
        while (ends.hasNext() && !ends.next().isAfter(now)) {
            ends.remove();
        }
    }
}
