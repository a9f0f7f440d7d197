package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The front page; the magazine's name is its {@code h1}.
 *
 * @param frame what surrounds it
 * @param lead the newest article; empty on later pages and in an empty magazine
 * @param teasers the articles after it, newest first
 * @param older the next page
 * @param newest the first page, on later ones
 */
public record FrontView(
        Frame frame, Optional<Teaser> lead, List<Teaser> teasers, Optional<Link> older, Optional<Link> newest)
        implements View {

    /** Copies the list. */
    public FrontView {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(lead, "lead");
        teasers = List.copyOf(teasers);
        Objects.requireNonNull(older, "older");
        Objects.requireNonNull(newest, "newest");
    }
}
