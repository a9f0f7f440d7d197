package dev.masthead.core;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import java.util.Optional;

/** What a run of text is marked as. The family is closed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Mark.Strong.class, name = "strong"),
    @JsonSubTypes.Type(value = Mark.Emphasis.class, name = "emphasis"),
    @JsonSubTypes.Type(value = Mark.Strike.class, name = "strike"),
    @JsonSubTypes.Type(value = Mark.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Mark.Subscript.class, name = "subscript"),
    @JsonSubTypes.Type(value = Mark.Superscript.class, name = "superscript"),
    @JsonSubTypes.Type(value = Mark.Link.class, name = "link")
})
public sealed interface Mark {

    /** Strong importance. */
    record Strong() implements Mark {}

    /** Stress. */
    record Emphasis() implements Mark {}

    /** No longer valid. */
    record Strike() implements Mark {}

    /** A fragment of code. */
    record Code() implements Mark {}

    /** Below the line. */
    record Subscript() implements Mark {}

    /** Above the line. */
    record Superscript() implements Mark {}

    /**
     * A link.
     *
     * @param href an absolute http, https, mailto or tel address, or a path or fragment inside the magazine; see {@link
     *     LinkTarget}
     * @param title a hint, plain text
     */
    record Link(@LinkTarget(groups = Draft.class) String href, Optional<String> title) implements Mark {
        /** Refuses null. */
        public Link {
            Objects.requireNonNull(href, "href");
            Objects.requireNonNull(title, "title");
        }
    }
}
