package dev.masthead.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the head of an HTTP/1.1 answer, and no more of anything than its cap. Used once. */
final class ReplyReader {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-9][0-9]{2})( .*)?");
    private static final int SWITCHING_PROTOCOLS = 101;

    private final InputStream in;
    private int left = MAX_BYTES;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    /** The final answer; the body is left where it is. */
    Reply read() throws IOException {
        Reply answer = head();
        while (answer.status() < 200 && answer.status() != SWITCHING_PROTOCOLS) {
            answer = head();
        }
        return answer;
    }

    private Reply head() throws IOException {
        Matcher status = STATUS.matcher(line());
        if (!status.matches()) {
            throw new IOException("The receiver does not speak HTTP/1.1");
        }
        Optional<String> retryAfter = Optional.empty();
        String line = line();
        while (!line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals("retry-after")) {
                retryAfter = Optional.of(line.substring(colon + 1).strip());
            }
            line = line();
        }
        return new Reply(Integer.parseInt(status.group(1)), retryAfter);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = next();
        while (next != '\n') {
            line.append((char) next);
            next = next();
        }
        int end = line.length();
        return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    private int next() throws IOException {
        int next = left-- > 0 ? in.read() : -1;
        if (next < 0) {
            throw new IOException("The receiver's answer ended, or was too long, before it was complete");
        }
        return next;
    }

    /** Lets the receiver finish its answer, within the cap: some take a closed connection for a failure of theirs. */
    void drain() throws IOException {
        byte[] buffer = new byte[4_096];
        int read = in.read(buffer, 0, Math.min(buffer.length, Math.max(left, 0)));
        while (read > 0) {
            left -= read;
            read = in.read(buffer, 0, Math.min(buffer.length, Math.max(left, 0)));
        }
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
