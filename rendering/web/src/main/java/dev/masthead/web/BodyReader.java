package dev.masthead.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Reads a body under a limit of its size and one of its pace. What is too large is drained a little, so that a browser gets
 * to read the answer.
 */
final class BodyReader {

    /** How much of a body that is too large is read and dropped before the answer is sent. */
    private static final long MAX_DRAIN = 8L * 1024 * 1024;

    private static final int CHUNK = 8 * 1024;

    private final int limit;
    private final Duration patience;
    private final long bytesPerSecond;
    private final InstantSource clock;

    private final BodyPlaces places;

    BodyReader(Limits limits, InstantSource clock) {
        this.limit = limits.bodyBytes();
        this.patience = limits.patience();
        this.bytesPerSecond = limits.bytesPerSecond();
        this.places = new BodyPlaces(limits.bodiesAtOnce());
        this.clock = clock;
    }

    /**
     * Reads a body.
     *
     * @param turn of who sends it; begun when the body turns out to be large
     */
    byte[] read(Request request, LargePosts.Turn turn) throws HttpProblem, IOException {
        if (!places.take(turn.client())) {
            throw HttpProblem.busy();
        }
        try {
            return readNow(request, turn);
        } finally {
            places.giveBack(turn.client());
        }
    }

    private byte[] readNow(Request request, LargePosts.Turn turn) throws HttpProblem, IOException {
        Pace pace = new Pace();
        if (request.contentLength().orElse(0) > limit) {
            // Who waits for a "100 Continue" has sent nothing yet, and need not.
            if (!request.awaitsContinue()) {
                drain(request.body(), pace);
            }
            throw tooLarge();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        InputStream in = request.body();
        int large = 0;
        for (int count = next(in, chunk, pace); count >= 0; count = next(in, chunk, pace)) {
            body.write(chunk, 0, count);
            if (body.size() > limit) {
                turn.end();
                drain(in, pace);
                throw tooLarge();
            }
            if (large == 0 && body.size() > LargePosts.LARGE) {
                large = body.size();
                pace.pause(turn::begin);
            }
            if (large > 0) {
                turn.came(body.size() - large);
            }
            pace.check(body.size());
        }
        if (large > 0) {
            turn.whole();
        }
        return body.toByteArray();
    }

    /** The server gives up on a body that stands still, each in its own way: what matters is how long it took. */
    private static int next(InputStream in, byte[] chunk, Pace pace) throws HttpProblem, IOException {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            pace.check(0);
            throw e;
        }
    }

    private HttpProblem tooLarge() {
        return HttpProblem.tooLarge(
                "What you sent is larger than " + limit / 1024 + " KiB. Shorten it and send it again.");
    }

    /** What is wrong is known already, so a body that breaks off here changes nothing. */
    private static void drain(InputStream in, Pace pace) {
        byte[] chunk = new byte[CHUNK];
        long dropped = 0;
        try {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                dropped += count;
                if (dropped >= MAX_DRAIN || pace.isSlow(dropped)) {
                    return;
                }
            }
        } catch (IOException e) {
            // Nothing more comes.
        }
    }

    /** How long one body takes, without what it had to wait for us. */
    private final class Pace {

        private Instant started = clock.instant();

        void check(long bytes) throws HttpProblem {
            if (isSlow(bytes)) {
                throw HttpProblem.tooSlow();
            }
        }

        boolean isSlow(long bytes) {
            Duration allowed = patience.plusMillis(bytes * 1000 / bytesPerSecond);
            return Duration.between(started, clock.instant()).compareTo(allowed) > 0;
        }

        void pause(Wait wait) throws HttpProblem {
            Instant paused = clock.instant();
            wait.end();
            started = started.plus(Duration.between(paused, clock.instant()));
        }
    }

    private interface Wait {
        void end() throws HttpProblem;
    }
}
