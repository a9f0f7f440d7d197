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
 * its bytes, its text, the page that shows it again. Without a bound, a dozen at once fill a small heap. Small posts never
 * wait. Thread-safe.
 */
final class LargePosts {

    /** Bytes of a body from which on it is large; one whose length is not announced may be. */
    static final int LARGE = 32 * 1024;

    /** Bytes of memory that the largest post and its answer take, measured. */
    private static final long COST = 32L * 1024 * 1024;

    private static final int AT_MOST = 32;
    private static final long PATIENCE_MILLIS = 10_000;

    /** A place is given back when the answer is written; when an adapter never writes it, after this long. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final int places;
    private final InstantSource clock;
    private final Map<Object, Instant> taken = new LinkedHashMap<>();

    private LargePosts(int places, InstantSource clock) {
        this.places = places;
        this.clock = clock;
    }

    /** As many as fit into this memory, one at least. */
    static LargePosts within(long maxMemory, InstantSource clock) {
        return new LargePosts((int) Math.max(1, Math.min(AT_MOST, maxMemory / COST - 1)), clock);
    }

    /** What a post is answered with. */
    interface Work {
        Response answer() throws HttpProblem, IOException;
    }

    /** Works at once on a small post; a large one waits for its turn, and is refused when that does not come. */
    Response oneOfFew(Request request, Work work) throws HttpProblem, IOException {
        if (request.contentLength().orElse(Long.MAX_VALUE) <= LARGE) {
            return work.answer();
        }
        Object place = take();
        boolean answered = false;
        try {
            Response response = work.answer();
            answered = true;
            return new Response(response.status(), response.headers(), givingBack(place, response.body()));
        } finally {
            if (!answered) {
                giveBack(place);
            }
        }
    }

    private Response.Body givingBack(Object place, Response.Body body) {
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
                    giveBack(place);
                }
            }
        };
    }

    private synchronized Object take() throws HttpProblem {
        long giveUp = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        for (forget(); taken.size() >= places; forget()) {
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
        Object place = new Object();
        taken.put(place, clock.instant().plus(LONGEST));
        return place;
    }

    private synchronized void giveBack(Object place) {
        taken.remove(place);
        notifyAll();
    }

    private void forget() {
        Instant now = clock.instant();
        Iterator<Instant> ends = taken.values().iterator();
        while (ends.hasNext() && !ends.next().isAfter(now)) {
            ends.remove();
        }
    }
}
