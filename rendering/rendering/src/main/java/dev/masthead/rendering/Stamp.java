package dev.masthead.rendering;

import java.util.Objects;

/**
 * A moment, for {@code <time datetime>}.
 *
 * @param iso the full instant with the magazine's offset, RFC 3339
 * @param text date and time in the magazine's zone and language
 */
public record Stamp(String iso, String text) {

    /** Refuses null. */
    public Stamp {
        Objects.requireNonNull(iso, "iso");
        Objects.requireNonNull(text, "text");
    }
}
