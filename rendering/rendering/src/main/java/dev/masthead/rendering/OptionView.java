package dev.masthead.rendering;

import java.util.Objects;

/**
 * One choice of a select.
 *
 * @param value what is posted
 * @param label what readers see
 * @param selected whether it is chosen
 */
public record OptionView(String value, String label, boolean selected) {

    /** Refuses null. */
    public OptionView {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(label, "label");
    }

    /** Without what the reader chose. */
    @Override
    public String toString() {
        return "OptionView[" + value + "]";
    }
}
