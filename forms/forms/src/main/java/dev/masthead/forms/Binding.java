package dev.masthead.forms;

import java.util.Map;

/**
 * A post's fields as answers of a form.
 *
 * @param answers the accepted ones by field name, in the form's order
 * @param violations the refused ones by name, in the form's order, then names that the form does not know
 */
record Binding(Map<String, Answer> answers, Map<String, Violation> violations) {

    @Override
    public String toString() {
        return "Binding[redacted]";
    }
}
