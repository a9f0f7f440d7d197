package dev.masthead.forms;

import java.util.List;

/**
 * When something is asked for: another field has one of these values.
 *
 * <p>A field whose condition does not hold is not required; what a reader enters in it nevertheless is checked and kept, as
 * a browser without scripts shows it all the time. A field that is itself not asked for has no value that counts.
 *
 * @param field the name of a field that stands further up
 * @param values at least one; of a box, {@code true} or {@code false}; of several choices, one that is among them
 */
public record Condition(String field, List<String> values) {

    /** Copies the list. */
    public Condition {
        values = List.copyOf(values);
    }

    boolean isMetBy(Answer answer) {
        return answer.all().stream().anyMatch(values::contains);
    }
}
