package dev.masthead.rendering;

import java.util.Objects;
import java.util.Optional;

/**
 * A picture.
 *
 * @param src its address, resolved
 * @param alt what it shows
 * @param caption the line under it, plain text
 * @param credit who made it, plain text
 * @param width in CSS pixels; 0 when not known, then the attribute is left out
 * @param height in CSS pixels; 0 when not known, then the attribute is left out
 */
public record Picture(
        String src, String alt, Optional<String> caption, Optional<String> credit, int width, int height) {

    /** Refuses null. */
    public Picture {
        Objects.requireNonNull(src, "src");
        Objects.requireNonNull(alt, "alt");
        Objects.requireNonNull(caption, "caption");
        Objects.requireNonNull(credit, "credit");
    }

    /** Whether width and height are known. */
    public boolean isSized() {
        return width > 0 && height > 0;
    }
}
