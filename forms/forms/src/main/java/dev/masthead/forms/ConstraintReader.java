package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import dev.masthead.core.WebAddress;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Carries constraints into a field's definition, and lists those that a browser cannot be told. */
final class ConstraintReader {

    private final FieldDraft draft;
    private final Function<String, IllegalArgumentException> wrong;
    private final Map<String, String> messages = new HashMap<>();

    ConstraintReader(FieldDraft draft, Function<String, IllegalArgumentException> wrong) {
        this.draft = draft;
        this.wrong = wrong;
    }

    /** The host's own messages, by code. */
    Map<String, String> messages() {
        return Map.copyOf(messages);
    }

    void read(Annotation constraint) {
        if (constraint instanceof NotBlank || constraint instanceof NotEmpty || constraint instanceof NotNull) {
            draft.required = true;
        } else if (constraint instanceof AssertTrue && draft.type.isTick()) {
            draft.required = true;
        } else if (constraint instanceof CodePoints length) {
            length(length);
        } else if (constraint instanceof EmailAddress) {
            become(FieldType.EMAIL, "email", EmailRule.BROWSER_PATTERN);
        } else if (constraint instanceof PhoneNumber) {
            become(FieldType.PHONE, "tel", PhoneNumber.PATTERN);
        } else if (constraint instanceof Pattern pattern) {
            pattern(pattern);
        } else if (!(constraint instanceof WebAddress)) {
            other(constraint);
        }
        Messages.own(constraint)
                .ifPresent(own -> Messages.codesOf(constraint).forEach(code -> messages.put(code, own)));
    }

    private void length(CodePoints length) {
        draft.minLength = Math.max(draft.minLength, length.min());
        draft.maxLength = draft.maxLength == 0 ? length.max() : Math.min(draft.maxLength, length.max());
        if (draft.type.isTick() || draft.type == FieldType.SELECT || draft.minLength > draft.maxLength) {
            throw wrong.apply("@CodePoints stands at a text, its min not above its max");
        }
    }

    private void become(FieldType type, String autocomplete, String pattern) {
        if (draft.type != FieldType.TEXT) {
            throw wrong.apply("an e-mail address or phone number is a text of one line, and not both at once");
        }
        draft.type = type;
        draft.autocomplete = Optional.of(autocomplete);
        draft.pattern = Optional.of(pattern);
    }

    private void pattern(Pattern pattern) {
        boolean free = draft.pattern.isEmpty() && draft.type == FieldType.TEXT;
        if (free && pattern.flags().length == 0 && PortablePattern.isPortable(pattern.regexp())) {
            draft.pattern = Optional.of(pattern.regexp());
        } else {
            draft.serverOnly.add("@Pattern, which a browser would read in another way");
        }
    }

    private void other(Annotation constraint) {
        Class<? extends Annotation> type = constraint.annotationType();
        int before = draft.serverOnly.size();
        for (Annotation part : type.getAnnotations()) {
            if (part.annotationType().isAnnotationPresent(Constraint.class)) {
                read(part);
            }
        }
        boolean checksItself = type.getAnnotation(Constraint.class).validatedBy().length > 0;
        boolean composed = draft.serverOnly.size() > before || (!checksItself && hasParts(type));
        if (!composed) {
            draft.serverOnly.add("@" + type.getSimpleName()
                    + (constraint instanceof Size ? ", which counts UTF-16 units: use @CodePoints" : ""));
        }
    }

    private static boolean hasParts(Class<? extends Annotation> type) {
        for (Annotation part : type.getAnnotations()) {
            if (part.annotationType().isAnnotationPresent(Constraint.class)) {
                return true;
            }
        }
        return false;
    }
}
