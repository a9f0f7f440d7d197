package dev.masthead.forms;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A check whose name and weight are in order. */
record WeighedCheck(String name, int weight, Predicate<Evidence> condition) implements Check {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");

    WeighedCheck {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A check's name has 1 to 40 lower-case letters, digits and hyphens, for example 'too-fast'; this one is '"
                            + name + "'");
        }
        if (weight < 0 || weight > Defences.MAX_WEIGHT) {
            throw new IllegalArgumentException(
                    "A check weighs 0 to " + Defences.MAX_WEIGHT + "; '" + name + "' weighs " + weight);
        }
        Objects.requireNonNull(condition, "condition");
    }

    @Override
    public boolean isSuspicious(Evidence evidence) {
        return condition.test(evidence);
    }
}
