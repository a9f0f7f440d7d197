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
 * @param named what a summary calls it: its label, behind its group's where another field has the same label
 * @param help a sentence under the label
 * @param placeholder an example that is shown while it is empty
 * @param required whether it must be filled in; with a condition, only where that holds
 * @param optional whether it is said to be optional: not required, not a slider, which always has a value, and none of several of
 *     which one has to be answered
 * @param autocomplete the autofill token
 * @param inputMode the kind of on-screen keyboard
 * @param maxLength the most code points, to be shown; browsers count otherwise, so it is not for their attribute
 * @param pattern a regular expression that browsers understand
 * @param ends between which ends a number or a day lies
 * @param unit what a number is counted in; of an amount the ISO 4217 code of its currency
 * @param rows the height of a text area in lines; 0 for other controls
 * @param options the choices
 * @param value what the reader typed; empty before
 * @param checked whether a box is ticked
 * @param wording the sentence that a consent box stands for
 * @param condition when it is asked for
 * @param prefill the parameter of the page's address from which the script fills it in
 * @param says what browsers say in the place of their own words: a fault a line, its name in {@code ValidityState}, a
 *     space, the text; empty where the browser's own words will do
 * @param error what is wrong with the posted value
 * @param sharedError the element id of another field's error that is about this one as well: none of several is answered
 */
public record FieldView(
        String id,
        String name,
        Type type,
        String label,
        String named,
        Optional<String> help,
        Optional<String> placeholder,
        boolean required,
        boolean optional,
        Optional<String> autocomplete,
        Optional<String> inputMode,
        Optional<Integer> maxLength,
        Optional<String> pattern,
        Ends ends,
        Optional<String> unit,
        int rows,
        List<OptionView> options,
        String value,
        boolean checked,
        Optional<String> wording,
        Optional<ConditionView> condition,
        Optional<String> prefill,
        Optional<String> says,
        Optional<String> error,
        Optional<String> sharedError)
        implements FormElement {

    /** Copies the list. */
    public FieldView {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(named, "named");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(placeholder, "placeholder");
        Objects.requireNonNull(autocomplete, "autocomplete");
        Objects.requireNonNull(inputMode, "inputMode");
        Objects.requireNonNull(maxLength, "maxLength");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(ends, "ends");
        Objects.requireNonNull(unit, "unit");
        options = List.copyOf(options);
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(wording, "wording");
        Objects.requireNonNull(condition, "condition");
        Objects.requireNonNull(prefill, "prefill");
        Objects.requireNonNull(says, "says");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(sharedError, "sharedError");
    }

    /** The element id of the help text, {@code {id}:help}; no field's name has a colon. */
    public String helpId() {
        return id + ":help";
    }

    /** The element id of the error text, {@code {id}:error}. */
    public String errorId() {
        return errorId(id);
    }

    static String errorId(String field) {
        return field + ":error";
    }

    /**
     * The element id of an option's box: the field's own for the first, then {@code {id}:2} and so on.
     *
     * @param number from 1 on
     */
    public String optionId(int number) {
        return number == 1 ? id : id + ":" + number;
    }

    /** The ids for {@code aria-describedby}, the error before the help; empty when there is neither. */
    public Optional<String> describedBy() {
        String problem = error.isPresent() ? errorId() : sharedError.orElse("");
        String ids = problem + " " + (help.isPresent() ? helpId() : "");
        return Optional.of(ids.trim()).filter(some -> !some.isEmpty());
    }

    /** Whether it is marked as wrong. */
    public boolean isInvalid() {
        return error.isPresent() || sharedError.isPresent();
    }

    /** The value of {@code <input type>}; {@code text} for a text area and a select, which are other elements. */
    public String inputType() {
        return switch (type) {
            case TEXT, EMAIL, TEL, URL, NUMBER, RANGE, DATE, RADIO, HIDDEN ->
                type.name().toLowerCase(Locale.ROOT);
            case MONEY -> "number";
            case CHECKBOX, CONSENT, CHECKBOXES -> "checkbox";
            case TEXTAREA, SELECT, MULTI_SELECT -> "text";
        };
    }

    /** Whether browsers are told that it is required: with a condition, only the script knows when. */
    public boolean alwaysRequired() {
        return required && condition.isEmpty();
    }

    /**
     * Between which ends a number or a day lies, as browsers read it.
     *
     * @param min the least
     * @param max the greatest
     * @param step the size of a step, {@code any} for numbers without one
     */
    public record Ends(Optional<String> min, Optional<String> max, Optional<String> step) {

        /** No ends: neither a number nor a day. */
        public static final Ends NONE = new Ends(Optional.empty(), Optional.empty(), Optional.empty());

        /** Refuses null. */
        public Ends {
            Objects.requireNonNull(min, "min");
            Objects.requireNonNull(max, "max");
            Objects.requireNonNull(step, "step");
        }
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
        /** A number. */
        NUMBER,
        /** A number on a slider. */
        RANGE,
        /** An amount of money. */
        MONEY,
        /** A day. */
        DATE,
        /** One of the options, in a list that opens. */
        SELECT,
        /** Any number of the options, in a list. */
        MULTI_SELECT,
        /** One of the options, all in sight. */
        RADIO,
        /** Any number of the options, each a box. */
        CHECKBOXES,
        /** A box to tick. */
        CHECKBOX,
        /** A box to tick that stands for a consent, with its wording. */
        CONSENT,
        /** Text that no reader sees. */
        HIDDEN
    }
}
