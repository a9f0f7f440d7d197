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

    /** How long a body may take at least, and how many of its bytes must have come for each further second. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long BYTES_PER_SECOND = 4 * 1024;

    /** How many bodies are read at once: slow ones leave threads for those who read pages. */
    private static final int AT_ONCE = 128;

    private final int limit;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    BodyReader(int limit, InstantSource clock) {
        this.limit = limit;
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
        Duration allowed = PATIENCE.plusMillis(bytes * 1000 / BYTES_PER_SECOND);
        return Duration.between(started, clock.instant()).compareTo(allowed) > 0;
    }
}
