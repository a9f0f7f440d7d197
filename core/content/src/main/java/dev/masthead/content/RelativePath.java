package dev.masthead.content;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Follows relative references between files of a folder, by name alone (RFC 3986, section 5.2.4). */
final class RelativePath {

    private RelativePath() {}

    /**
     * The path that a reference means.
     *
     * @param from the file that it stands in, for example {@code articles/a.md}
     * @param reference for example {@code ../pictures/b.png}
     * @return inside the folder; empty when it would leave it, or is not relative
     */
    static Optional<String> of(String from, String reference) {
        if (reference.isEmpty() || reference.startsWith("/") || reference.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        for (String part : (folder + reference).split("/", -1)) {
            if (part.equals("..") && parts.pollLast() == null) {
                return Optional.empty();
            } else if (!part.equals("..") && !part.equals(".") && !part.isEmpty()) {
                parts.addLast(part);
            }
        }
        return Optional.of(String.join("/", parts)).filter(path -> !path.isEmpty());
    }

    /** A reference with its percent-encoded bytes decoded; as it is when they are not UTF-8. */
    static String decoded(String reference) {
        if (reference.indexOf('%') < 0) {
            return reference;
        }
        try {
            return URLDecoder.decode(reference.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return reference;
        }
    }
}
