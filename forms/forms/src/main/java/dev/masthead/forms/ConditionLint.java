package dev.masthead.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds conditions that can never hold, or that hold in a browser at other times than on the server. */
final class ConditionLint {

    private final Map<String, Field> above;
    private final List<String> findings;

    /**
     * With what is known of the form.
     *
     * @param above the fields further up, by name; it grows
     * @param findings where to say what is wrong
     */
    ConditionLint(Map<String, Field> above, List<String> findings) {
        this.above = above;
        this.findings = findings;
    }

    /** Looks at the condition of something that is not in {@link #above} yet. */
    void check(String what, Condition condition) {
        Field other = above.get(condition.field());
        if (other == null) {
            findings.add(what + ": its condition names '" + condition.field() + "', which is no field further up");
            return;
        }
        if (condition.values().isEmpty()) {
            findings.add(what + ": its condition has no values");
        }
        for (String value : condition.values()) {
            if (!isPossible(other, value)) {
                findings.add(what + ": its condition waits for '" + value + "', which " + other.name() + " never is");
            }
        }
    }

    /** A field has one condition: its own, or its group's, which the fields of the group that it depends on have, too. */
    void checkWithin(Group group, Field field) {
        boolean elsewhere = field.condition()
                .filter(condition -> !condition.field().startsWith(group.name() + "."))
                .isPresent();
        if (group.condition().isPresent() && elsewhere) {
            findings.add(field.name() + ": its group has a condition already, so its own can only name a field of the"
                    + " group; or move it out of the group");
        }
    }

    private static boolean isPossible(Field field, String value) {
        if (field.type().isTick()) {
            return value.equals("true") || value.equals("false");
        }
        if (field.type().isChoice()) {
            return field.options().stream().anyMatch(option -> option.value().equals(value));
        }
        Optional<String> read = read(field, value);
        return field.type().isNumber()
                ? read.isPresent()
                : read.filter(value::equals).isPresent();
    }

    /** The value as the field would keep it; empty when it would refuse it, or take it for nothing. */
    private static Optional<String> read(Field field, String value) {
        try {
            return Optional.of(AnswerReader.read(field, List.of(value)).text()).filter(text -> !text.isEmpty());
        } catch (AnswerReader.Refusal refusal) {
            return Optional.empty();
        }
    }
}
