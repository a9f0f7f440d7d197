package dev.masthead.rendering;

import java.util.Objects;
import java.util.Optional;

/**
 * A paragraph between the fields of a form.
 *
 * @param text plain text
 * @param condition when it is shown
 */
public record TextView(String text, Optional<ConditionView> condition) implements FormElement {

    /** Refuses null. */
    public TextView {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(condition, "condition");
    }
}
