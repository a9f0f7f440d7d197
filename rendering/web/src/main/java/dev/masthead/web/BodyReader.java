package dev.masthead.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

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

    /** How many bodies are read at once: slow ones leave threads for those who read pages. */
    private final Semaphore places;

    BodyReader(Limits limits, InstantSource clock) {
        this.limit = limits.bodyBytes();
        this.patience = limits.patience();
        this.bytesPerSecond = limits.bytesPerSecond();
        this.places = new Semaphore(limits.bodiesAtOnce());
        this.clock = clock;
    }

    byte[] read(Request request) throws HttpProblem, IOException {
        if (!places.tryAcquire()) {
            throw HttpProblem.busy();
        }
        try {
            return readNow(request);
        } finally {
            places.release();
        }
    }

    private byte[] readNow(Request request) throws HttpProblem, IOException {
        Instant started = clock.instant();
        InputStream in = request.body();
        if (request.contentLength().orElse(0) > limit) {
            // Who waits for a "100 Continue" has sent nothing yet, and need not.
            if (request.headers().first("Expect").isEmpty()) {
                drain(in, started);
            }
            throw tooLarge();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            body.write(chunk, 0, count);
            if (body.size() > limit) {
                drain(in, started);
                throw tooLarge();
            }
            if (isSlow(started, body.size())) {
                throw HttpProblem.tooSlow();
            }
        }
        return body.toByteArray();
    }

    private HttpProblem tooLarge() {
        return HttpProblem.tooLarge(
                "What you sent is larger than " + limit / 1024 + " KiB. Shorten it and send it again.");
    }

    private void drain(InputStream in, Instant started) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long dropped = 0;
        int count = in.read(chunk);
        while (count >= 0 && dropped < MAX_DRAIN && !isSlow(started, dropped)) {
            dropped += count;
            count = in.read(chunk);
        }
    }

    private boolean isSlow(Instant started, long bytes) {
        Duration allowed = patience.plusMillis(bytes * 1000 / bytesPerSecond);
        return Duration.between(started, clock.instant()).compareTo(allowed) > 0;
    }
}
