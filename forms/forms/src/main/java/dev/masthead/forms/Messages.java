package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import dev.masthead.core.WebAddress;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The sentences that tell a reader what to do, by code, from a properties file. */
final class Messages {

    private final Properties texts = new Properties();

    private Messages() {
        try (var in = Objects.requireNonNull(Messages.class.getResourceAsStream("messages.properties"), "messages")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The messages of masthead-forms cannot be read", e);
        }
    }

    static Messages english() {
        return new Messages();
    }

    /** The violation of a field: the host's own words where it has some, else ours for the kind of field. */
    Violation violation(Component component, String code) {
        Field field = component.field();
        String own = component.messages().get(code);
        String ours = texts.getProperty(
                code + "." + field.type().key(), texts.getProperty(code, texts.getProperty(Violation.INVALID, code)));
        return new Violation(field.name(), code, filled(own == null ? ours : own, field));
    }

    /** A violation that is about no field of the form. */
    Violation violation(String name, String code) {
        return new Violation(name, code, texts.getProperty(code, code));
    }

    /** The violation of a field's constraint: its code tells which side of a length is missed. */
    Violation violation(Component component, ConstraintViolation<?> violation) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        List<String> codes = codesOf(constraint);
        String code = codes.get(0);
        if (code.equals(Violation.TOO_LONG)) {
            Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
            int length = String.valueOf(violation.getInvalidValue()).length();
            code = length < (Integer) attributes.getOrDefault("min", 0) ? Violation.TOO_SHORT : code;
        }
        boolean worded = code.equals(Violation.INVALID) || own(constraint).isPresent();
        boolean theirs = worded && !violation.getMessage().startsWith("{");
        return theirs
                ? new Violation(component.field().name(), code, violation.getMessage())
                : violation(component, code);
    }

    /** The violation of a constraint at the form as a whole. */
    Violation violation(ConstraintViolation<?> violation) {
        String theirs = violation.getMessage();
        return theirs.startsWith("{") ? formViolation() : new Violation("", Violation.INVALID, theirs);
    }

    /** The answers do not fit together. */
    Violation formViolation() {
        return new Violation("", Violation.INVALID, texts.getProperty("invalid-form", ""));
    }

    private static String filled(String template, Field field) {
        NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.ENGLISH);
        return template.replace("{min}", numbers.format(field.minLength()))
                .replace("{max}", numbers.format(field.maxLength()))
                .replace("{label}", field.label());
    }

    /** The message that a host wrote at a constraint; empty where it is the annotation's own. */
    static Optional<String> own(Annotation constraint) {
        try {
            var method = constraint.annotationType().getMethod("message");
            if (!method.trySetAccessible()) {
                return Optional.empty();
            }
            Object message = method.invoke(constraint);
            return Optional.of((String) message).filter(m -> !m.equals(method.getDefaultValue()) && !m.startsWith("{"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "A constraint has a readable message: " + constraint.annotationType(), e);
        }
    }

    /** The codes that a constraint's violation may have. */
    static List<String> codesOf(Annotation constraint) {
        if (constraint instanceof NotBlank || constraint instanceof NotEmpty || constraint instanceof NotNull) {
            return List.of(Violation.REQUIRED);
        }
        if (constraint instanceof AssertTrue) {
            return List.of(Violation.CONSENT, Violation.REQUIRED);
        }
        if (constraint instanceof CodePoints || constraint instanceof Size) {
            return List.of(Violation.TOO_LONG, Violation.TOO_SHORT);
        }
        if (constraint instanceof EmailAddress || constraint instanceof Email) {
            return List.of(Violation.EMAIL);
        }
        if (constraint instanceof PhoneNumber) {
            return List.of(Violation.PHONE);
        }
        if (constraint instanceof WebAddress) {
            return List.of(Violation.URL);
        }
        return List.of(constraint instanceof Pattern ? Violation.PATTERN : Violation.INVALID);
    }
}
