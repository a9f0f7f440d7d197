package dev.masthead.core;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/** The text is {@code media/{hash}/{name}} or an absolute https address: nothing that could run or leak. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ImageSource.Check.class)
public @interface ImageSource {

    /** The message. */
    String message() default "must be media/hash/name or an https address";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Checks an {@link ImageSource}. */
    final class Check implements ConstraintValidator<ImageSource, String> {

        private static final Pattern MEDIA = Pattern.compile("media/[0-9a-f]{16,64}/[^/\\\\?#\\p{Cntrl}]{1,200}");

        /** Made by the validator. */
        public Check() {}

        @Override
        public boolean isValid(String src, ConstraintValidatorContext context) {
            return MEDIA.matcher(src).matches() || (src.startsWith("https:") && WebAddress.Check.isWebAddress(src));
        }
    }
}
