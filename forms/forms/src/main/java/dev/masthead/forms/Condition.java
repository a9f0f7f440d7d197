package dev.masthead.forms;

import java.math.BigDecimal;
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

    /** Numbers are equal however they are written: {@code 12} is an amount of {@code 12.00}. */
    boolean isMetBy(Field other, Answer answer) {
        return other.type().isNumber()
                ? answer.all().stream().anyMatch(this::holdsNumber)
                : answer.all().stream().anyMatch(values::contains);
    }

    private boolean holdsNumber(String number) {
        BigDecimal wanted = new BigDecimal(number);
        return values.stream().anyMatch(value -> new BigDecimal(value).compareTo(wanted) == 0);
    }
}
