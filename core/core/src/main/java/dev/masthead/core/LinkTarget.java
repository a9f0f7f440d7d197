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
import java.util.Locale;
import java.util.Set;

/**
 * The text is an address that a link may go to: absolute with one of the schemes http, https, mailto and tel; or
 * relative, without a host. Everything else ({@code javascript:}, {@code data:}, {@code //host}) is refused.
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = LinkTarget.Check.class)
public @interface LinkTarget {

    /** The message. */
    String message() default "must be an http, https, mailto or tel address, or a path inside the magazine";

    /** The validation groups. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};

    /** Checks a {@link LinkTarget}. */
    final class Check implements ConstraintValidator<LinkTarget, String> {

        private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

        /** Made by the validator. */
        public Check() {}

        @Override
        public boolean isValid(String href, ConstraintValidatorContext context) {
            return isSafe(href);
        }

        /** Whether a link may go to this address; what reads text into blocks asks before it makes a link. */
        public static boolean isSafe(String href) {
            try {
                URI uri = new URI(href);
                return href.length() <= 2_000 && (uri.getScheme() == null ? isLocal(uri, href) : isOfTheWorld(uri));
            } catch (URISyntaxException e) {
                return false;
            }
        }

        private static boolean isLocal(URI uri, String href) {
            return uri.getRawAuthority() == null && !href.startsWith("//");
        }

        private static boolean isOfTheWorld(URI uri) {
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            return SCHEMES.contains(scheme) && (!scheme.startsWith("http") || uri.getHost() != null);
        }
    }
}
