package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;

/**
 * When a part of a form is asked for. The script shows and hides it; without one the sentence says it.
 *
 * @param field the posted name of the field that decides
 * @param values its values for which the part is asked for; none has a line break
 * @param sentence the same for readers; empty where the group around says it
 */
public record ConditionView(String field, List<String> values, String sentence) {

    /** Copies the list. */
    public ConditionView {
        Objects.requireNonNull(field, "field");
        values = List.copyOf(values);
        Objects.requireNonNull(sentence, "sentence");
    }

    /** The values, one a line, for an attribute. */
    public String lines() {
        return String.join("\n", values);
    }
}
