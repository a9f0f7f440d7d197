package dev.masthead.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Binds what was posted to a form's fields, and nothing else: the form is the list of what is allowed. */
final class Binder {

    private static final Set<String> OURS = Set.of(Post.KEY_FIELD, Post.HONEYPOT_FIELD);
    private static final int MOST_UNKNOWN = 20;

    Binding bind(Form form, ReaderValues posted) {
        Messages messages = form.messages();
        Map<String, Answer> answers = new LinkedHashMap<>();
        Map<String, Violation> violations = new LinkedHashMap<>();
        int known = 0;
        for (Field field : form.fields()) {
            List<String> values = posted.all(field.name());
            known += values.isEmpty() ? 0 : 1;
            try {
                answers.put(field.name(), AnswerReader.read(field, values));
            } catch (AnswerReader.Refusal refusal) {
                violations.put(field.name(), messages.violation(field, refusal.code()));
            }
        }
        if (form.hasRules()) {
            Rules.violations(form, answers).forEach(violations::putIfAbsent);
        }
        if (known < posted.names().size()) {
            posted.names().stream()
                    .filter(name -> !OURS.contains(name) && form.field(name).isEmpty())
                    .limit(MOST_UNKNOWN)
                    .map(Normaliser::name)
                    .forEach(name -> violations.putIfAbsent(name, messages.violation(name, Violation.UNKNOWN)));
        }
        return new Binding(answers, violations);
    }
}
