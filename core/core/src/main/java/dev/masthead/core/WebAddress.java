package dev.masthead.core;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The address is absolute, its scheme http or https, with a host, of at most 2,000 characters. */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WebAddress.Check.class)
public @interface WebAddress {

    /** The message. */
    String message() default "must be an absolute http or https address";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Checks a {@link WebAddress}. */
    final class Check implements ConstraintValidator<WebAddress, URI> {

        /** Made by the validator. */
        public Check() {}

        @Override
        public boolean isValid(@Nullable URI uri, ConstraintValidatorContext context) {
            return uri == null || isWebAddress(uri);
        }

        static boolean isWebAddress(String text) {
            try {
                return isWebAddress(new URI(text));
            } catch (URISyntaxException e) {
                return false;
            }
        }

        private static boolean isWebAddress(URI uri) {
            String scheme = uri.getScheme();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            return web
                    && uri.getHost() != null
                    && uri.getPort() <= 65_535
                    && uri.toString().length() <= 2_000;
        }
    }
}
