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
 * The text is one e-mail address to which a magazine can answer: the rule of {@code <input type=email>} in the HTML
 * standard, and beyond it a domain of at least two labels, at most {@value #MAX_LENGTH} characters in all and
 * {@value #MAX_LOCAL} before the {@code @}, and no {@code %}, {@code !} or {@code =?}, with which mail servers were
 * tricked. A domain in any script is taken; a bound answer holds it in ASCII and lower case. Null and the empty text are
 * left to constraints that require a value.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EmailAddress.Check.class)
public @interface EmailAddress {

    /** The most characters of an address, its domain in ASCII. */
    int MAX_LENGTH = 254;

    /** The most characters before the {@code @}. */
    int MAX_LOCAL = 64;

    /** The message. */
    String message() default "must be an e-mail address";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Checks an {@link EmailAddress}. */
    final class Check implements ConstraintValidator<EmailAddress, CharSequence> {

        /** Made by the validator. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null
                    || text.isEmpty()
                    || EmailRule.normalise(text.toString()).isPresent();
        }
    }
}
