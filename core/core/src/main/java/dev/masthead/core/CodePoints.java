package dev.masthead.core;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The text has from {@link #min()} to {@link #max()} code points; a line break counts one. Null and, for {@code min},
 * the empty text are left to constraints that require a value.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CodePoints.Check.class)
public @interface CodePoints {

    /** The fewest code points of a text that is not empty. */
    int min() default 0;

    /** The most code points. */
    int max();

    /** The message. */
    String message() default "must have at most {max} characters";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Checks {@link CodePoints}. */
    final class Check implements ConstraintValidator<CodePoints, CharSequence> {

        private static final String TOO_SHORT = "must have at least {min} characters";

        private int min;
        private int max;

        /** Made by the validator. */
        public Check() {}

        @Override
        public void initialize(CodePoints bounds) {
            this.min = bounds.min();
            this.max = bounds.max();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            if (text == null || text.isEmpty()) {
                return true;
            }
            int length = Character.codePointCount(text, 0, text.length());
            if (length < min) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(TOO_SHORT).addConstraintViolation();
            }
            return min <= length && length <= max;
        }
    }
}
