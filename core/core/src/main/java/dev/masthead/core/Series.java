package dev.masthead.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Size;

/**
 * Articles that belong together and are read in the order of their publication.
 *
 * @param name as readers see it, with at least one letter or digit
 */
public record Series(
        @JsonValue @Size(max = 120, groups = Draft.class) String name) {

    /** Refuses a name that no slug can be made from. */
    @JsonCreator
    public Series {
        if (Slug.from(name).isEmpty()) {
            throw new IllegalArgumentException("A series has at least one letter or digit");
        }
    }

    /** The address of its listing, {@code /series/{slug}}; series with the same slug are the same. */
    public Slug slug() {
        return Slug.from(name).orElseThrow();
    }
}
