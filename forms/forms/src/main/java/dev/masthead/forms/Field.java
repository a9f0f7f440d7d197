package dev.masthead.forms;

import java.util.List;
import java.util.Optional;

/** One field of a form: all that a page, a JSON Schema and the server's check are made from. Immutable. */
public final class Field {

    private final FieldDraft from;

    Field(FieldDraft draft) {
        this.from = draft.freeze();
    }

    /** The name it is posted under: that of the record's component. */
    public String name() {
        return from.name;
    }

    /** What kind of field it is. */
    public FieldType type() {
        return from.type;
    }

    /** What the reader sees beside it; of a consent without a label of its own, the wording. */
    public String label() {
        return from.label;
    }

    /** A hint. */
    public Optional<String> help() {
        return from.help;
    }

    /** Whether the form cannot be sent without it: something visible, a choice, a tick. */
    public boolean required() {
        return from.required;
    }

    /** The fewest code points of an answer that is not empty; 0 when there is no such limit. */
    public int minLength() {
        return from.minLength;
    }

    /**
     * The most code points of a text, a line break counting one; 0 for choices and ticks.
     *
     * <p>Not meant for the attribute {@code maxlength}: that counts UTF-16 units, before normalisation, and cuts off a
     * pasted text without a word. A page shows the number, a script may count, the server explains.
     */
    public int maxLength() {
        return from.maxLength;
    }

    /** A regular expression for the whole answer, the same in Java and in a browser's {@code pattern}. */
    public Optional<String> pattern() {
        return from.pattern;
    }

    /** What the browser may fill in: an autofill token. */
    public Optional<String> autocomplete() {
        return from.autocomplete;
    }

    /** Which keyboard a phone shows. */
    public Optional<String> inputMode() {
        return from.type.inputMode();
    }

    /** The choices of a {@link FieldType#SELECT}; a field that is not required may also be left empty. */
    public List<Option> options() {
        return from.options;
    }

    /** The exact wording of a {@link FieldType#CONSENT}. */
    public Optional<String> consent() {
        return from.consent;
    }

    /** The visible lines of a {@link FieldType#MULTILINE}; 1 otherwise. */
    public int rows() {
        return from.rows;
    }

    /** What only the server checks, for the host developer: one sentence each. */
    public List<String> serverOnly() {
        return from.serverOnly;
    }

    @Override
    public String toString() {
        return "Field[" + name() + ", " + type() + "]";
    }
}
