package dev.masthead.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request's path below the mount path, taken apart.
 *
 * @param segments percent-decoded; none for the mount path itself
 * @param slashAtEnd whether a slash stands behind the last segment
 */
record Address(List<String> segments, boolean slashAtEnd) {

    private static final int MAX_LENGTH = 2_000;

    static Address of(String rawPath) throws HttpProblem {
        if (rawPath.length() > MAX_LENGTH) {
            throw new HttpProblem(414, "The address is too long.");
        }
        List<String> segments = new ArrayList<>();
        String[] raw = rawPath.isEmpty() ? new String[0] : rawPath.substring(1).split("/", -1);
        for (String segment : raw) {
            segments.add(Percent.segment(segment)
                    .orElseThrow(() -> HttpProblem.malformed("The address is not percent-encoded UTF-8.")));
        }
        boolean slashAtEnd =
                !segments.isEmpty() && segments.get(segments.size() - 1).isEmpty();
        if (slashAtEnd) {
            segments.remove(segments.size() - 1);
        }
        if (segments.contains("")) {
            // Two slashes in a row name nothing here, and a redirect to what begins with them would leave the site.
            throw HttpProblem.notFound();
        }
        return new Address(List.copyOf(segments), slashAtEnd && !segments.isEmpty());
    }

    /** The path again, decoded, with a slash first. */
    String path() {
        return "/" + String.join("/", segments);
    }

    boolean is(String... expected) {
        return segments.equals(List.of(expected));
    }

    /** The second of two segments, when the first is this one. */
    Optional<String> below(String first) {
        return segments.size() == 2 && segments.get(0).equals(first) ? Optional.of(segments.get(1)) : Optional.empty();
    }

    /** One parameter of a query; the first one counts. */
    static Optional<String> parameter(Optional<String> query, String name) throws HttpProblem {
        for (String pair : query.orElse("").split("&", 100)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(Percent.form(pair.substring(name.length() + 1))
                        .orElseThrow(() -> HttpProblem.malformed("The query is not percent-encoded UTF-8.")));
            }
        }
        return Optional.empty();
    }
}
