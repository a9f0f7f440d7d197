package dev.masthead.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Size;

/**
 * A subject that articles share.
 *
 * @param name as readers see it, with at least one letter or digit
 */
public record Tag(
        @JsonValue @Size(max = 60, groups = Draft.class) String name) {

    /** Refuses a name that no slug can be made from. */
    @JsonCreator
    public Tag {
        if (Slug.from(name).isEmpty()) {
            throw new IllegalArgumentException("A tag has at least one letter or digit");
        }
    }

    /** The address of the tag's listing, {@code /tags/{slug}}; tags with the same slug are the same. */
    public Slug slug() {
        return Slug.from(name).orElseThrow();
    }
}
