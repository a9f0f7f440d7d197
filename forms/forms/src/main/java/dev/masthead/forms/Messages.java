package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import dev.masthead.core.WebAddress;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sentences that tell a reader what to do, by code, from a properties file. */
final class Messages {

    private final Wording wording;
    private final Labels labels;

    private Messages(Wording wording, Labels labels) {
        this.wording = wording;
        this.labels = labels;
    }

    static Messages of(Wording wording, Labels labels) {
        return new Messages(wording, labels);
    }

    /** The violation of a field: the host's own words where it has some, else ours for the kind of field. */
    Violation violation(Field field, String code) {
        return violation(field, code, "");
    }

    /** As above, where other fields have a part in it. */
    Violation violation(Field field, String code, String others) {
        return new Violation(field.name(), code, filled(template(field, code), field, others));
    }

    private String template(Field field, String code) {
        String own = field.messages().get(code);
        if (own != null) {
            return own;
        }
        return wording.find(code + "." + field.type().key())
                .or(() -> wording.find(code))
                .or(() -> wording.find(Violation.INVALID))
                .orElse(code);
    }

    /** Several labels in one sentence. */
    String listed(List<String> labels) {
        return String.join(wording.find("separator").orElse(", "), labels);
    }

    /** A violation that is about no field of the form. */
    Violation violation(String name, String code) {
        return new Violation(name, code, wording.find(code).orElse(code));
    }

    /** The violation of a field's constraint: its code tells which side of a length is missed. */
    Violation violation(Field field, ConstraintViolation<?> violation) {
        Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
        List<String> codes = codesOf(constraint);
        String code = codes.get(0);
        if (code.equals(Violation.TOO_LONG)) {
            Map<String, Object> attributes = violation.getConstraintDescriptor().getAttributes();
            int length = String.valueOf(violation.getInvalidValue()).length();
            code = length < (Integer) attributes.getOrDefault("min", 0) ? Violation.TOO_SHORT : code;
        }
        boolean worded = code.equals(Violation.INVALID) || own(constraint).isPresent();
        boolean theirs = worded && isFit(violation);
        if (theirs) {
            return new Violation(field.name(), code, violation.getMessage());
        }
        return constraint instanceof Size size && !field.type().takesMany()
                ? new Violation(field.name(), code, filled(bounded(template(field, code), size), field, ""))
                : violation(field, code);
    }

    /** A message of Bean Validation's own is English, whatever the form speaks; an expression in one is not evaluated. */
    private boolean isFit(ConstraintViolation<?> violation) {
        boolean translated = !violation.getMessageTemplate().startsWith("{")
                || wording.locale().getLanguage().equals(Locale.ENGLISH.getLanguage());
        return translated
                && !violation.getMessage().startsWith("{")
                && !violation.getMessage().contains(PlainMessages.EXPRESSION);
    }

    /** A definition knows no {@code @Size} of a text, which counts in other units. */
    private static String bounded(String template, Size size) {
        return template.replace("{min}", Integer.toString(size.min())).replace("{max}", Integer.toString(size.max()));
    }

    /** The violation of a constraint at the form as a whole. */
    Violation violation(ConstraintViolation<?> violation) {
        String theirs = violation.getMessage();
        return theirs.startsWith("{") ? formViolation() : new Violation("", Violation.INVALID, theirs);
    }

    /** The answers do not fit together. */
    Violation formViolation() {
        return new Violation("", Violation.INVALID, wording.find("invalid-form").orElse(""));
    }

    private String filled(String template, Field field, String others) {
        // In the digits of dates and amounts, whatever the language's own are.
        NumberFormat numbers = NumberFormat.getIntegerInstance(new Locale.Builder()
                .setLocale(wording.locale())
                .setExtension('u', "nu-latn")
                .build());
        boolean many = field.type().takesMany();
        String least = field.min().orElse(numbers.format(many ? field.minChoices() : field.minLength()));
        String most = field.max().orElse(numbers.format(many ? field.maxChoices() : field.maxLength()));
        return template.replace("{min}", least)
                .replace("{max}", most)
                .replace("{step}", field.step().orElse(""))
                .replace("{currency}", field.currency().orElse(""))
                .replace("{others}", others)
                .replace("{label}", labels.of(field));
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
        if (constraint instanceof Min || constraint instanceof DecimalMin) {
            return List.of(Violation.TOO_SMALL);
        }
        if (constraint instanceof Max || constraint instanceof DecimalMax) {
            return List.of(Violation.TOO_LARGE);
        }
        if (constraint instanceof Step) {
            return List.of(Violation.STEP);
        }
        if (constraint instanceof DateRange) {
            return List.of(Violation.TOO_EARLY, Violation.TOO_LATE);
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
