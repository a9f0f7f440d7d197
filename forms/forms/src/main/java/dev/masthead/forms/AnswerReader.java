package dev.masthead.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what was posted for one field as an answer, or finds out why it is none. */
final class AnswerReader {

    private static final Set<String> TICKED = Set.of("true", "on", "1");
    private static final Set<String> UNTICKED = Set.of("", "false", "off", "0");

    private final Field field;

    private AnswerReader(Field field) {
        this.field = field;
    }

    /** The answer, normalised; required only as far as no condition says otherwise. */
    static Answer read(Field field, List<String> values) throws Refusal {
        return new AnswerReader(field).answer(values);
    }

    /** Whether a value would be taken. */
    static boolean accepts(Field field, String value) {
        try {
            read(field, List.of(value));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }

    private Answer answer(List<String> values) throws Refusal {
        if (field.type().takesMany()) {
            return choices(values);
        }
        check(values.size() <= 1, Violation.REPEATED);
        String value = values.isEmpty() ? "" : values.get(0);
        String text = field.type() == FieldType.TEXTAREA ? Normaliser.multiLine(value) : Normaliser.oneLine(value);
        if (field.type().isTick()) {
            return tick(text);
        }
        if (text.isEmpty()) {
            check(!isRequired(), Violation.REQUIRED);
            return new Answer.Text("");
        }
        return new Answer.Text(checked(text));
    }

    private boolean isRequired() {
        return field.required() && field.condition().isEmpty();
    }

    private Answer tick(String text) throws Refusal {
        boolean ticked = TICKED.contains(text);
        check(ticked || UNTICKED.contains(text), Violation.CHOICE);
        check(ticked || !isRequired(), field.consent().isPresent() ? Violation.CONSENT : Violation.REQUIRED);
        return new Answer.Tick(ticked);
    }

    private Answer choices(List<String> values) throws Refusal {
        List<String> chosen = new ArrayList<>();
        for (String value : values) {
            String text = Normaliser.oneLine(value);
            if (!text.isEmpty()) {
                check(!chosen.contains(text), Violation.REPEATED);
                check(isOption(text), Violation.CHOICE);
                chosen.add(text);
            }
        }
        check(!chosen.isEmpty() || !isRequired(), Violation.REQUIRED);
        check(chosen.isEmpty() || chosen.size() >= field.minChoices(), Violation.TOO_FEW);
        check(field.maxChoices() == 0 || chosen.size() <= field.maxChoices(), Violation.TOO_MANY);
        return new Answer.Choices(field.options().stream()
                .map(Option::value)
                .filter(chosen::contains)
                .toList());
    }

    private boolean isOption(String text) {
        for (Option option : field.options()) {
            if (option.value().equals(text)) {
                return true;
            }
        }
        return false;
    }

    private String checked(String text) throws Refusal {
        if (field.type().isChoice()) {
            check(isOption(text), Violation.CHOICE);
            return text;
        }
        if (field.bounds().isPresent()) {
            return bounded(text, field.bounds().get());
        }
        // Before any pattern sees it: the time of what follows is bounded.
        length(text);
        return switch (field.type()) {
            case EMAIL -> EmailRule.normalise(text).orElseThrow(() -> new Refusal(Violation.EMAIL));
            case URL -> WebUri.normalise(text).orElseThrow(() -> new Refusal(Violation.URL));
            case TEL -> matching(text, Violation.PHONE);
            default -> matching(text, Violation.PATTERN);
        };
    }

    /** A text has at most as many code points as UTF-16 units, and at least half as many: most need not be counted. */
    private void length(String text) throws Refusal {
        int units = text.length();
        if (units > field.maxLength() || units / 2 < field.minLength()) {
            int length = text.codePointCount(0, units);
            check(length <= field.maxLength(), Violation.TOO_LONG);
            check(length >= field.minLength(), Violation.TOO_SHORT);
        }
    }

    private String matching(String text, String code) throws Refusal {
        check(field.matchesPattern(text), code);
        return text;
    }

    private String bounded(String text, Bounds bounds) throws Refusal {
        String canonical = field.type() == FieldType.DATE ? day(text) : number(text);
        Optional<String> code = bounds.violatedBy(canonical);
        if (code.isPresent()) {
            throw new Refusal(code.get());
        }
        return canonical;
    }

    private static String day(String text) throws Refusal {
        return Bounds.day(text).orElseThrow(() -> new Refusal(Violation.DATE)).toString();
    }

    private String number(String text) throws Refusal {
        BigDecimal number = Decimals.parse(text).orElseThrow(() -> new Refusal(Violation.NUMBER));
        return field.type() == FieldType.MONEY ? Decimals.canonical(number, decimals()) : Decimals.canonical(number);
    }

    private int decimals() {
        return field.step()
                .map(step -> Math.max(0, new BigDecimal(step).scale()))
                .orElse(0);
    }

    private static void check(boolean holds, String code) throws Refusal {
        if (!holds) {
            throw new Refusal(code);
        }
    }

    /** An answer is refused. It carries a code only, no value and no stack. */
    static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        Refusal(String code) {
            super(code, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
