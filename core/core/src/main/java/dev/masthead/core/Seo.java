package dev.masthead.core;

import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;

/**
 * What search engines and link previews are told instead of the article's own words.
 *
 * @param title instead of the headline
 * @param description instead of the deck
 * @param noIndex whether search engines are asked to leave the article out
 */
public record Seo(
        Optional<@Size(max = 200, groups = Draft.class) String> title,
        Optional<@Size(max = 500, groups = Draft.class) String> description,
        boolean noIndex) {

    private static final Seo NONE = new Seo(Optional.empty(), Optional.empty(), false);

    /** Refuses null. */
    public Seo {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
    }

    /** No overrides. */
    public static Seo none() {
        return NONE;
    }
}
