package dev.masthead.rendering;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A field of a form as it stands in a page.
 *
 * @param id the element's id, unique in the page
 * @param name the posted name
 * @param type the kind of control
 * @param label what it asks for
 * @param help a sentence under the label
 * @param required whether it must be filled in
 * @param autocomplete the autofill token
 * @param inputMode the kind of on-screen keyboard
 * @param maxLength the most code points, to be shown; browsers count otherwise, so it is not for their attribute
 * @param pattern a regular expression that browsers understand
 * @param rows the height of a text area in lines; 0 for other controls
 * @param options the choices of a select
 * @param value what the reader typed; empty before
 * @param checked whether a box is ticked
 * @param wording the sentence that a consent box stands for
 * @param error what is wrong with the posted value
 */
public record FieldView(
        String id,
        String name,
        Type type,
        String label,
        Optional<String> help,
        boolean required,
        Optional<String> autocomplete,
        Optional<String> inputMode,
        Optional<Integer> maxLength,
        Optional<String> pattern,
        int rows,
        List<OptionView> options,
        String value,
        boolean checked,
        Optional<String> wording,
        Optional<String> error) {

    /** Copies the list. */
    public FieldView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(autocomplete, "autocomplete");
        Objects.requireNonNull(inputMode, "inputMode");
        Objects.requireNonNull(maxLength, "maxLength");
        Objects.requireNonNull(pattern, "pattern");
        options = List.copyOf(options);
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(wording, "wording");
        Objects.requireNonNull(error, "error");
    }

    /** The element id of the help text, {@code {id}-help}. */
    public String helpId() {
        return id + "-help";
    }

    /** The element id of the error text, {@code {id}-error}. */
    public String errorId() {
        return id + "-error";
    }

    /** The ids for {@code aria-describedby}, the error before the help; empty when there is neither. */
    public Optional<String> describedBy() {
        String ids = (error.isPresent() ? errorId() + " " : "") + (help.isPresent() ? helpId() : "");
        return Optional.of(ids.trim()).filter(some -> !some.isEmpty());
    }

    /** The value of {@code <input type>}: {@code text}, {@code email}, {@code tel}, {@code url} or {@code checkbox}. */
    public String inputType() {
        return switch (type) {
            case TEXT, EMAIL, TEL, URL -> type.name().toLowerCase(Locale.ROOT);
            case CHECKBOX, CONSENT -> "checkbox";
            case TEXTAREA, SELECT -> "text";
        };
    }

    /** Without what the reader typed. */
    @Override
    public String toString() {
        return "FieldView[" + id + "]";
    }

    /** The kinds of control. */
    public enum Type {
        /** One line of text. */
        TEXT,
        /** An e-mail address. */
        EMAIL,
        /** A telephone number. */
        TEL,
        /** A web address. */
        URL,
        /** Several lines of text. */
        TEXTAREA,
        /** One of the options. */
        SELECT,
        /** A box to tick. */
        CHECKBOX,
        /** A box to tick that stands for a consent, with its wording. */
        CONSENT
    }
}
