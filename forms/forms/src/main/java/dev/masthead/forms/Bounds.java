package dev.masthead.forms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Between which ends a number or a day lies, read once. */
sealed interface Bounds {

    /** The bounds of a field, which may be open at both ends; empty for other kinds of fields. */
    static Optional<Bounds> of(FieldDraft field) {
        if (field.type.isNumber()) {
            return Optional.of(new Numbers(
                    field.min.map(BigDecimal::new), field.max.map(BigDecimal::new), field.step.map(BigDecimal::new)));
        }
        return field.type == FieldType.DATE
                ? Optional.of(new Days(field.min.map(LocalDate::parse), field.max.map(LocalDate::parse)))
                : Optional.empty();
    }

    /** What is wrong with a canonical answer, as the code of a violation. */
    Optional<String> violatedBy(String answer);

    /** Of numbers. */
    record Numbers(Optional<BigDecimal> min, Optional<BigDecimal> max, Optional<BigDecimal> step) implements Bounds {

        @Override
        public Optional<String> violatedBy(String answer) {
            BigDecimal number = new BigDecimal(answer);
            if (min.isPresent() && number.compareTo(min.get()) < 0) {
                return Optional.of(Violation.TOO_SMALL);
            }
            if (max.isPresent() && number.compareTo(max.get()) > 0) {
                return Optional.of(Violation.TOO_LARGE);
            }
            return step.isPresent() && isBetweenSteps(number, step.get())
                    ? Optional.of(Violation.STEP)
                    : Optional.empty();
        }

        private boolean isBetweenSteps(BigDecimal number, BigDecimal size) {
            return number.subtract(min.orElse(BigDecimal.ZERO)).remainder(size).signum() != 0;
        }
    }

    /** Of days. */
    record Days(Optional<LocalDate> min, Optional<LocalDate> max) implements Bounds {

        @Override
        public Optional<String> violatedBy(String answer) {
            LocalDate day = LocalDate.parse(answer);
            if (min.isPresent() && day.isBefore(min.get())) {
                return Optional.of(Violation.TOO_EARLY);
            }
            return max.isPresent() && day.isAfter(max.get()) ? Optional.of(Violation.TOO_LATE) : Optional.empty();
        }
    }

    /** A day as browsers post it; empty when it is none. */
    static Optional<LocalDate> day(String text) {
        if (text.length() != 10 || text.startsWith("0000")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
