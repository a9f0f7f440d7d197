package dev.masthead.rendering;

import dev.masthead.forms.Field;
import dev.masthead.forms.FieldType;
import dev.masthead.forms.Form;
import dev.masthead.forms.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a browser is to say, in the form's words, at the faults that it finds before anything is sent. Only forms that have
 * words of their own bring them: at the others each reader's browser speaks its reader's language.
 */
final class BrowserTexts {

    private final Form form;
    private final Field field;
    private final List<String> lines = new ArrayList<>();

    private BrowserTexts(Form form, Field field) {
        this.form = form;
        this.field = field;
    }

    /** One fault a line: its name in {@code ValidityState}, a space, and the text. */
    static Optional<String> of(Form form, Field field) {
        boolean silent = field.type() == FieldType.HIDDEN || field.type() == FieldType.RANGE;
        return form.hasOwnMessages() && !silent ? new BrowserTexts(form, field).text() : Optional.empty();
    }

    private Optional<String> text() {
        if (field.required()) {
            say("valueMissing", field.consent().isPresent() ? Violation.CONSENT : Violation.REQUIRED);
        }
        kind();
        if (field.type() == FieldType.DATE) {
            ends(Violation.TOO_EARLY, Violation.TOO_LATE);
        }
        if (field.type().isNumber()) {
            ends(Violation.TOO_SMALL, Violation.TOO_LARGE);
            field.step().ifPresent(step -> say("stepMismatch", Violation.STEP));
        }
        return Optional.of(String.join("\n", lines)).filter(text -> !text.isEmpty());
    }

    private void kind() {
        switch (field.type()) {
            case EMAIL -> {
                say("typeMismatch", Violation.EMAIL);
                say("patternMismatch", Violation.EMAIL);
            }
            case URL -> say("typeMismatch", Violation.URL);
            case TEL -> say("patternMismatch", Violation.PHONE);
            case NUMBER, MONEY -> say("badInput", Violation.NUMBER);
            case DATE -> say("badInput", Violation.DATE);
            default -> field.pattern().ifPresent(pattern -> say("patternMismatch", Violation.PATTERN));
        }
    }

    private void ends(String below, String above) {
        field.min().ifPresent(min -> say("rangeUnderflow", below));
        field.max().ifPresent(max -> say("rangeOverflow", above));
    }

    private void say(String fault, String code) {
        lines.add(fault + " " + form.messageOf(field, code).replaceAll("\\R", " "));
    }
}
