package dev.masthead.forms;

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
 * The text can be a telephone number: 5 to 20 digits with the usual spaces and punctuation, an optional {@code +} in
 * front and an optional extension ({@code x12}) behind. Null and the empty text are left to constraints that require a
 * value.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PhoneNumber.Check.class)
public @interface PhoneNumber {

    /** The most characters. */
    int MAX_LENGTH = 60;

    /** The rule, the same in Java and in a browser; each repetition starts with a digit, so it takes linear time. */
    String PATTERN = "[+]?[ \\(\\).\\/\\-]*(?:[0-9][ \\(\\).\\/\\-]*){5,20}(?:(?:x|ext[.]?) ?[0-9]{1,6})?";

    /** The message. */
    String message() default "must be a telephone number";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Checks a {@link PhoneNumber}. */
    final class Check implements ConstraintValidator<PhoneNumber, CharSequence> {

        /** Made by the validator. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null || text.isEmpty() || (text.length() <= MAX_LENGTH && PhoneRule.isMetBy(text));
        }
    }
}
