package dev.masthead.rendering;

import java.util.Objects;

/**
 * One line of the summary of what is wrong with a posted form.
 *
 * @param label what the field is called, see {@link FieldView#named}; may be empty when no field is meant
 * @param message what to do about it
 * @param href the fragment of the field, {@code #page-contact.email}; the form's own page when no field is meant
 */
public record ProblemView(String label, String message, String href) {

    /** Refuses null. */
    public ProblemView {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(href, "href");
    }
}
