package dev.masthead.web;

import dev.masthead.forms.Field;
import dev.masthead.forms.Form;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a form makes of the limits of its posts: what it asks for itself, it says itself what is too much of.
 *
 * @param texts the names of its own texts: how long they may be, the form says, and the reader keeps what was typed
 * @param choices how many values its choices may have together, beyond one for each
 */
record Expected(Set<String> texts, int choices) {

    static Expected of(Form form) {
        Set<String> texts = form.fields().stream()
                .filter(field -> field.maxLength() > 0)
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
        int choices = form.fields().stream()
                .filter(field -> field.type().takesMany())
                .mapToInt(field -> field.options().size() - 1)
                .sum();
        return new Expected(texts, choices);
    }

    /** The limits with room for each choice that a reader may make. */
    Limits widened(Limits limits) {
        return limits.fields(Math.min(Limits.MOST_FIELDS, limits.fields() + choices));
    }
}
