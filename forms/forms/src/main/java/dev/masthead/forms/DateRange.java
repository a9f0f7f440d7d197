package dev.masthead.forms;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day lies between two days, both included. Null is left to constraints that require a value. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DateRange.Check.class)
public @interface DateRange {

    /** The first day, {@code 2026-11-01}. */
    String min() default "0001-01-01";

    /** The last day. */
    String max() default "9999-12-31";

    /** The message. */
    String message() default "must be from {min} to {max}";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Checks a {@link DateRange}. */
    final class Check implements ConstraintValidator<DateRange, LocalDate> {

        private LocalDate min = LocalDate.MIN;
        private LocalDate max = LocalDate.MAX;

        /** Made by the validator. */
        public Check() {}

        @Override
        public void initialize(DateRange range) {
            this.min = LocalDate.parse(range.min());
            this.max = LocalDate.parse(range.max());
        }

        @Override
        public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
            return day == null || (!day.isBefore(min) && !day.isAfter(max));
        }
    }
}
