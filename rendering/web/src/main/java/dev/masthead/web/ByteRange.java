package dev.masthead.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that a client asks for (RFC 9110, section 14).
 *
 * @param start the first byte
 * @param length how many; 0 or less when there is no such part
 */
record ByteRange(long start, long length) {

    private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

    /**
     * What a request asks for; empty for the whole: without a range, with several, with one that cannot be read, or with an
     * {@code If-Range} of another content.
     */
    static Optional<ByteRange> of(Request request, EntityTag tag, long size) {
        boolean stale = request.headers()
                .first("If-Range")
                .filter(held -> !held.strip().equals(tag.value()))
                .isPresent();
        if (stale || !request.method().equals("GET")) {
            return Optional.empty();
        }
        return request.headers()
                .first("Range")
                .map(ONE::matcher)
                .filter(Matcher::matches)
                .flatMap(found -> of(found.group(1), found.group(2), size));
    }

    private static Optional<ByteRange> of(String first, String last, long size) {
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        if (first.isEmpty()) {
            long length = Math.min(Long.parseLong(last), size);
            return Optional.of(new ByteRange(size - length, length));
        }
        long start = Long.parseLong(first);
        long end = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        return end < start ? Optional.empty() : Optional.of(new ByteRange(start, Math.min(end, size - 1) - start + 1));
    }

    boolean isUnsatisfiable() {
        return length <= 0;
    }

    /** The value of {@code Content-Range}. */
    String field(long size) {
        return "bytes " + start + "-" + (start + length - 1) + "/" + size;
    }
}
