package dev.masthead.forms;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Binds what was posted to a form's fields, and nothing else: the form is the list of what is allowed. */
final class Binder {

    private static final Set<String> TICKED = Set.of("true", "on", "1");
    private static final Set<String> UNTICKED = Set.of("", "false", "off", "0");
    private static final Set<String> OURS = Set.of(Post.KEY_FIELD, Post.HONEYPOT_FIELD);
    private static final int MOST_UNKNOWN = 20;

    private final Messages messages;

    Binder(Messages messages) {
        this.messages = messages;
    }

    Binding bind(Form form, ReaderValues posted) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        Map<String, Violation> violations = new LinkedHashMap<>();
        for (Component component : form.components()) {
            String name = component.field().name();
            try {
                answers.put(name, answer(component.field(), posted.all(name)));
            } catch (Refusal refusal) {
                violations.put(name, messages.violation(component, refusal.code));
            }
        }
        posted.names().stream()
                .filter(name -> !OURS.contains(name) && form.field(name).isEmpty())
                .limit(MOST_UNKNOWN)
                .map(Normaliser::name)
                .forEach(name -> violations.putIfAbsent(name, messages.violation(name, Violation.UNKNOWN)));
        return new Binding(answers, violations);
    }

    private static Answer answer(Field field, List<String> values) throws Refusal {
        if (values.size() > 1) {
            throw new Refusal(Violation.REPEATED);
        }
        String value = values.isEmpty() ? "" : values.get(0);
        String text = field.type() == FieldType.MULTILINE ? Normaliser.multiLine(value) : Normaliser.oneLine(value);
        if (field.type().isTick()) {
            return tick(field, text);
        }
        if (text.isEmpty()) {
            check(!field.required(), Violation.REQUIRED);
            return new Answer.Text("");
        }
        return new Answer.Text(text(field, text));
    }

    private static Answer tick(Field field, String text) throws Refusal {
        boolean ticked = TICKED.contains(text);
        check(ticked || UNTICKED.contains(text), Violation.CHOICE);
        check(ticked || !field.required(), field.consent().isPresent() ? Violation.CONSENT : Violation.REQUIRED);
        return new Answer.Tick(ticked);
    }

    private static String text(Field field, String text) throws Refusal {
        if (field.type() == FieldType.SELECT) {
            check(field.options().stream().anyMatch(option -> option.value().equals(text)), Violation.CHOICE);
            return text;
        }
        // Before any pattern sees it: the time of what follows is bounded.
        int length = text.codePointCount(0, text.length());
        check(length <= field.maxLength(), Violation.TOO_LONG);
        check(length >= field.minLength(), Violation.TOO_SHORT);
        return switch (field.type()) {
            case EMAIL -> EmailRule.normalise(text).orElseThrow(() -> new Refusal(Violation.EMAIL));
            case URL -> WebUri.parse(text).map(URI::toString).orElseThrow(() -> new Refusal(Violation.URL));
            default -> text;
        };
    }

    private static void check(boolean holds, String code) throws Refusal {
        if (!holds) {
            throw new Refusal(code);
        }
    }

    /** An answer is refused. It carries a code only, no value and no stack. */
    private static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        Refusal(String code) {
            super(code, null, false, false);
            this.code = code;
        }
    }
}
