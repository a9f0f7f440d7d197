package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The months in which something appeared.
 *
 * @param frame what surrounds it
 * @param heading the page's heading
 * @param years newest first
 * @param older the next page
 * @param newest the first page, on later ones
 */
public record ArchiveView(Frame frame, String heading, List<Year> years, Optional<Link> older, Optional<Link> newest)
        implements View {

    /** Copies the list. */
    public ArchiveView {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(heading, "heading");
        years = List.copyOf(years);
        Objects.requireNonNull(older, "older");
        Objects.requireNonNull(newest, "newest");
    }

    /**
     * A year.
     *
     * @param name in the page's language
     * @param months newest first, each linked to its listing
     */
    public record Year(String name, List<Link> months) {

        /** Copies the list. */
        public Year {
            Objects.requireNonNull(name, "name");
            months = List.copyOf(months);
        }
    }
}
