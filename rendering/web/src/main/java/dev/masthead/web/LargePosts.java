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
 * so much of it has come: who announces much and sends little takes no place, and small posts never wait. Who has a place sends
 * the rest quickly or loses it, as others wait for it. Thread-safe.
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

    /** So many times as fast as any body comes the rest of a large one: 64 KiB in a second, when not set. */
    private static final int FASTER = 16;

    /** How often who waits looks whether somebody has lost a place: nobody tells. */
    private static final long ROUND_MILLIS = 500;

    private final int places;
    private final Limits limits;
    private final Duration patience;
    private final InstantSource clock;
    private final Map<Turn, Instant> taken = new LinkedHashMap<>();

    private LargePosts(int places, Limits limits, Duration patience, InstantSource clock) {
        this.places = places;
        this.limits = limits;
        this.patience = patience;
        this.clock = clock;
    }

    /** As many as fit into this memory, one at least. */
    static LargePosts within(long maxMemory, Limits limits, InstantSource clock) {
        return within(maxMemory, limits, PATIENCE, clock);
    }

    /** The same with another longest wait for a place. */
    static LargePosts within(long maxMemory, Limits limits, Duration patience, InstantSource clock) {
        int places = (int) Math.max(1, Math.min(AT_MOST, maxMemory / COST - 1));
        return new LargePosts(places, limits, patience, clock);
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
        private Instant began = Instant.MIN;

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

        /**
         * Says how much has come since the place was taken.
         *
         * @throws HttpProblem when that is too little: the place is somebody else's
         */
        void came(long bytes) throws HttpProblem {
            keep(this, began.plus(allowed(bytes)));
        }

        /** Says that all of it has come: the place stays until the answer is written. */
        void whole() throws HttpProblem {
            keep(this, clock.instant().plus(LONGEST));
        }

        /** Gives the place back, if there is one. */
        void end() {
            giveBack(this);
        }
    }

    private synchronized void take(Turn turn) throws HttpProblem {
        long giveUp = System.nanoTime() + patience.toNanos();
        for (forget(); !isFree(turn.client); forget()) {
            long left = Math.min(ROUND_MILLIS, (giveUp - System.nanoTime()) / 1_000_000);
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
        turn.began = clock.instant();
        taken.put(turn, turn.began.plus(allowed(0)));
    }

    /** Half of what any body may take, and a moment for what has come. */
    private Duration allowed(long bytes) {
        return limits.patience().dividedBy(2).plusMillis(bytes * 1000 / FASTER / limits.bytesPerSecond());
    }

    private synchronized void keep(Turn turn, Instant until) throws HttpProblem {
        forget();
        if (taken.replace(turn, until) == null) {
            throw HttpProblem.tooSlow();
        }
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
