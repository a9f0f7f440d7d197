package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The articles of a section, a tag or an author.
 *
 * @param frame what surrounds it
 * @param kicker what kind of listing it is, above the heading
 * @param heading the section, tag or author
 * @param description a sentence or two; may be empty
 * @param teasers newest first
 * @param older the next page
 * @param newest the first page, on later ones
 */
public record ListingView(
        Frame frame,
        String kicker,
        String heading,
        String description,
        List<Teaser> teasers,
        Optional<Link> older,
        Optional<Link> newest)
        implements View {

    /** Copies the list. */
    public ListingView {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(kicker, "kicker");
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(description, "description");
        teasers = List.copyOf(teasers);
        Objects.requireNonNull(older, "older");
        Objects.requireNonNull(newest, "newest");
    }
}
