package dev.masthead.rendering;

import java.util.Objects;
import java.util.Optional;

/**
 * The series that an article is a part of.
 *
 * @param series its name, linked to its listing
 * @param before the part before
 * @param after the part after
 */
public record SeriesView(Link series, Optional<Link> before, Optional<Link> after) {

    /** Refuses null. */
    public SeriesView {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
