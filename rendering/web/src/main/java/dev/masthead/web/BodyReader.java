package dev.masthead.web;

import java.io.IOException;
import java.io.InputStream;

/** Reads a body under a limit. What is too large is drained a little, so that a browser gets to read the answer. */
final class BodyReader {

    /** How much of a body that is too large is read and dropped before the answer is sent. */
    private static final long MAX_DRAIN = 8L * 1024 * 1024;

    private static final int CHUNK = 8 * 1024;

    private final int limit;

    BodyReader(int limit) {
        this.limit = limit;
    }

    byte[] read(Request request) throws HttpProblem, IOException {
        InputStream in = request.body();
        if (request.contentLength().orElse(0) > limit) {
            drain(in);
            throw tooLarge();
        }
        byte[] bytes = in.readNBytes(limit + 1);
        if (bytes.length > limit) {
            drain(in);
            throw tooLarge();
        }
        return bytes;
    }

    private HttpProblem tooLarge() {
        return HttpProblem.tooLarge(
                "What you sent is larger than " + limit / 1024 + " KiB. Shorten it and send it again.");
    }

    private static void drain(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long dropped = 0;
        int count = in.read(chunk);
        while (count >= 0 && dropped < MAX_DRAIN) {
            dropped += count;
            count = in.read(chunk);
        }
    }
}
