package dev.masthead.core;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * One of an article's authors, staff or guest; no user account stands behind it.
 *
 * @param name as readers see it
 * @param slug the address of the author's listing, {@code /authors/{slug}}
 * @param bio a sentence or two about the author, plain text
 * @param url the author's own page, http or https
 * @param guest whether the author is not of the magazine's staff
 */
public record Byline(
        @NotBlank(groups = Draft.class) @Size(max = 120, groups = Draft.class)
        String name,

        Slug slug,
        Optional<@Size(max = 1_000, groups = Draft.class) String> bio,
        Optional<@WebAddress(groups = Draft.class) URI> url,
        boolean guest) {

    /** Refuses null. */
    public Byline {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(bio, "bio");
        Objects.requireNonNull(url, "url");
    }

    /** A member of the staff whose slug is made from the name. */
    public static Byline of(String name) {
        return new Byline(name, slugOf(name), Optional.empty(), Optional.empty(), false);
    }

    /** A guest whose slug is made from the name. */
    public static Byline guest(String name, String bio) {
        return new Byline(name, slugOf(name), Optional.of(bio), Optional.empty(), true);
    }

    private static Slug slugOf(String name) {
        return Slug.from(name)
                .orElseThrow(() -> new IllegalArgumentException("A byline's name has at least one letter or digit"));
    }
}
