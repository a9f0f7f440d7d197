package dev.masthead.core;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;

/**
 * A picture.
 *
 * @param src {@code media/{hash}/{name}} for a file of the {@link MediaLibrary}, or an absolute https address
 * @param alt what it shows, for who cannot see it
 * @param caption the line under it, plain text
 * @param credit who made it
 * @param width in CSS pixels; 0 when not known
 * @param height in CSS pixels; 0 when not known
 */
public record Image(
        @ImageSource(groups = Draft.class) String src,

        @NotBlank(message = "must say what the picture shows (alternative text)", groups = Publication.class)
        @Size(max = 500, groups = Draft.class)
        String alt,

        Optional<@Size(max = 1_000, groups = Draft.class) String> caption,
        Optional<@Size(max = 200, groups = Draft.class) String> credit,
        @PositiveOrZero(groups = Draft.class) int width,
        @PositiveOrZero(groups = Draft.class) int height) {

    /** Refuses null. */
    public Image {
        Objects.requireNonNull(src, "src");
        Objects.requireNonNull(alt, "alt");
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(credit, "credit");
    }

    /** A picture without caption, credit and known size. */
    public static Image of(String src, String alt) {
        return new Image(src, alt, Optional.empty(), Optional.empty(), 0, 0);
    }
}
