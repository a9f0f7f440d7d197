package dev.masthead.forms;

import dev.masthead.core.CodePoints;
import dev.masthead.core.WebAddress;
import jakarta.validation.Constraint;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Carries constraints into a field's definition, and lists those that a browser cannot be told. */
final class ConstraintReader {

    private static final int MOST_PLACES = 100;

    private final FieldDraft draft;
    private final Function<String, IllegalArgumentException> wrong;
    private Optional<BigDecimal> stepsFrom = Optional.empty();

    ConstraintReader(FieldDraft draft, Function<String, IllegalArgumentException> wrong) {
        this.draft = draft;
        this.wrong = wrong;
    }

    void read(Annotation constraint) {
        if (constraint instanceof NotBlank || constraint instanceof NotEmpty || constraint instanceof NotNull) {
            draft.required = true;
        } else if (constraint instanceof AssertTrue && draft.type.isTick()) {
            draft.required = true;
        } else if (constraint instanceof CodePoints length) {
            length(length);
        } else if (constraint instanceof EmailAddress) {
            become(FieldType.EMAIL);
        } else if (constraint instanceof PhoneNumber) {
            become(FieldType.TEL);
        } else if (constraint instanceof Size size && draft.type.takesMany()) {
            choices(size);
        } else if (isBound(constraint)) {
            bound(constraint);
        } else if (constraint instanceof Pattern pattern) {
            pattern(pattern);
        } else if (!(constraint instanceof WebAddress)) {
            other(constraint);
        }
        Messages.own(constraint).ifPresent(own -> codes(constraint).forEach(code -> message(code, own)));
    }

    private List<String> codes(Annotation constraint) {
        return constraint instanceof Size && draft.type.takesMany()
                ? List.of(Violation.TOO_FEW, Violation.TOO_MANY)
                : Messages.codesOf(constraint);
    }

    /** A constraint calls its one end {value}; a form knows which it is. */
    private void message(String code, String own) {
        String end = switch (code) {
            case Violation.TOO_SMALL -> "{min}";
            case Violation.TOO_LARGE -> "{max}";
            case Violation.STEP -> "{step}";
            default -> "{value}";
        };
        draft.messages.put(code, own.replace("{value}", end));
    }

    private void length(CodePoints length) {
        draft.minLength = Math.max(draft.minLength, length.min());
        draft.maxLength = draft.maxLength == 0 ? length.max() : Math.min(draft.maxLength, length.max());
        if (draft.type.isTick() || draft.type == FieldType.SELECT || draft.minLength > draft.maxLength) {
            throw wrong.apply("@CodePoints stands at a text, its min not above its max");
        }
    }

    private void become(FieldType type) {
        if (draft.type != FieldType.TEXT) {
            throw wrong.apply("an e-mail address or phone number is a text of one line, and not both at once");
        }
        draft.type = type;
    }

    private void choices(Size size) {
        draft.minChoices = Math.max(draft.minChoices, size.min());
        draft.required |= size.min() > 0;
        if (size.max() < Integer.MAX_VALUE) {
            draft.maxChoices = draft.maxChoices == 0 ? size.max() : Math.min(draft.maxChoices, size.max());
        }
    }

    private boolean isBound(Annotation constraint) {
        if (draft.type == FieldType.DATE) {
            return constraint instanceof DateRange;
        }
        boolean bound = constraint instanceof Min
                || constraint instanceof Max
                || constraint instanceof Step
                || (constraint instanceof DecimalMin least && least.inclusive())
                || (constraint instanceof DecimalMax most && most.inclusive());
        return bound && draft.type.isNumber();
    }

    private void bound(Annotation constraint) {
        if (constraint instanceof Min least) {
            atLeast(BigDecimal.valueOf(least.value()));
        } else if (constraint instanceof DecimalMin least) {
            atLeast(number(least.value()));
        } else if (constraint instanceof Max most) {
            atMost(BigDecimal.valueOf(most.value()));
        } else if (constraint instanceof DecimalMax most) {
            atMost(number(most.value()));
        } else if (constraint instanceof Step step) {
            draft.step = Optional.of(Decimals.canonical(number(step.value())));
            stepsFrom = Optional.of(number(step.from()));
        } else if (constraint instanceof DateRange range) {
            draft.min = Optional.of(day(range.min()));
            draft.max = Optional.of(day(range.max()));
        }
        checkSteps();
    }

    private BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs(number.scale()) <= MOST_PLACES) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong.apply("'" + text + "' at a constraint is no number; write it as 12.5");
        }
        throw wrong.apply("'" + text + "' at a constraint has more digits than an answer can have");
    }

    private String day(String text) {
        return Bounds.day(text)
                .orElseThrow(() -> wrong.apply("'" + text + "' at @DateRange is no day; write it as 2026-11-01"))
                .toString();
    }

    private void atLeast(BigDecimal least) {
        BigDecimal end = draft.min.map(BigDecimal::new).orElse(least).max(least);
        draft.min = Optional.of(Decimals.canonical(end));
    }

    private void atMost(BigDecimal most) {
        BigDecimal end = draft.max.map(BigDecimal::new).orElse(most).min(most);
        draft.max = Optional.of(Decimals.canonical(end));
    }

    // A browser counts steps from the least number, or else from whatever the page shows.
    private void checkSteps() {
        boolean elsewhere = stepsFrom.isPresent()
                && draft.min.isPresent()
                && new BigDecimal(draft.min.get()).compareTo(stepsFrom.get()) != 0;
        if (elsewhere) {
            throw wrong.apply("its steps are counted from its least number: write @Step(value = ..., from = \""
                    + draft.min.get() + "\")");
        }
    }

    private void pattern(Pattern pattern) {
        Backtracking.of(pattern.regexp()).ifPresent(why -> {
            throw wrong.apply(why);
        });
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
        Set<Annotation> parts = Constraints.at(type);
        parts.forEach(this::read);
        boolean checksItself = type.getAnnotation(Constraint.class).validatedBy().length > 0;
        boolean composed = draft.serverOnly.size() > before || (!checksItself && !parts.isEmpty());
        if (!composed) {
            draft.serverOnly.add("@" + type.getSimpleName()
                    + (constraint instanceof Size ? ", which counts UTF-16 units: use @CodePoints" : ""));
        }
    }
}
