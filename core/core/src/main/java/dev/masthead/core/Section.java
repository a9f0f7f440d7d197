package dev.masthead.core;

import java.util.Objects;
import java.util.Optional;

/**
 * A department of the magazine.
 *
 * @param slug its address, {@code /sections/{slug}}
 * @param name what readers see
 * @param description a sentence for its listing
 */
public record Section(Slug slug, String name, Optional<String> description) {

    /** Refuses an empty name. */
    public Section {
        Objects.requireNonNull(slug, "slug");
        Objects.requireNonNull(description, "description");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A section has a name");
        }
    }

    /** A section whose slug is made from its name. */
    public static Section named(String name) {
        return new Section(
                Slug.from(name).orElseThrow(() -> new IllegalArgumentException("A section has a name with letters")),
                name,
                Optional.empty());
    }
}
