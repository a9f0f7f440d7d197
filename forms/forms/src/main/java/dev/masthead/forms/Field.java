package dev.masthead.forms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One field of a form: all that a page, a JSON Schema and the server's check are made from. Immutable. */
public final class Field implements Element {

    private final FieldDraft from;
    private final Predicate<String> matches;
    private final Optional<Bounds> bounds;

    Field(FieldDraft draft) {
        this.from = draft.freeze();
        this.matches = from.pattern.map(Field::matches).orElse(text -> true);
        this.bounds = Bounds.of(from);
    }

    /** A copy with some parts changed. */
    Field with(Consumer<FieldDraft> changes) {
        FieldDraft draft = from.copy();
        changes.accept(draft);
        return new Field(draft);
    }

    /** The name it is posted under: that of the record's component, behind the group's name and a dot. */
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

    /** An example that is shown while the field is empty. */
    public Optional<String> placeholder() {
        return from.placeholder;
    }

    /**
     * Whether the form cannot be sent without it: something visible, a choice, a tick. With a {@link #condition()}, only
     * where that holds.
     */
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

    /**
     * A regular expression for the whole answer, the same in Java and in a browser's {@code pattern}; one that would not be
     * is {@link #serverOnly()}.
     */
    public Optional<String> pattern() {
        boolean own = from.type == FieldType.TEXT || from.type == FieldType.HIDDEN;
        return from.pattern.filter(pattern -> !own || PortablePattern.isPortable(pattern));
    }

    /** The pattern, whoever can read it. */
    Optional<String> ownPattern() {
        return from.pattern;
    }

    /** The least number, or the first day; canonical. */
    public Optional<String> min() {
        return from.min;
    }

    /** The greatest number, or the last day; canonical. */
    public Optional<String> max() {
        return from.max;
    }

    /** What a number is a multiple of, counted from {@link #min()}, which is then there; canonical. */
    public Optional<String> step() {
        return from.step;
    }

    /** The ISO 4217 code of a {@link FieldType#MONEY}. */
    public Optional<String> currency() {
        return from.currency;
    }

    /** What a {@link FieldType#NUMBER} or a {@link FieldType#RANGE} is counted in, as readers are told it: {@code km}. */
    public Optional<String> unit() {
        return from.unit;
    }

    /** The fewest choices of one that takes many, when any is made. */
    public int minChoices() {
        return from.minChoices;
    }

    /** The most choices of one that takes many; 0 for all of them. */
    public int maxChoices() {
        return from.maxChoices;
    }

    /** What it holds before the reader has done anything. */
    public Optional<String> initial() {
        return from.initial;
    }

    /** The parameter of the page's address from which the page's script fills it in. No server looks at it. */
    public Optional<String> prefill() {
        return from.prefill;
    }

    /** When it is asked for; empty for always. */
    public Optional<Condition> condition() {
        return from.condition;
    }

    /** What the browser may fill in: an autofill token. */
    public Optional<String> autocomplete() {
        return from.autocomplete;
    }

    /** Which keyboard a phone shows. */
    public Optional<String> inputMode() {
        return from.type.inputMode();
    }

    /** What there is to choose from; a field that is not required may also be left empty. */
    public List<Option> options() {
        return from.options;
    }

    /** The exact wording of a {@link FieldType#CONSENT}. */
    public Optional<String> consent() {
        return from.consent;
    }

    /** The visible lines of a {@link FieldType#TEXTAREA}; 1 otherwise. */
    public int rows() {
        return from.rows;
    }

    /** What only the server checks, for the host developer: one sentence each. */
    public List<String> serverOnly() {
        return from.serverOnly;
    }

    /** The form's own words for a violation, by its code. */
    Map<String, String> messages() {
        return from.messages;
    }

    /** A matcher goes one call deeper for each round of some loops: what is too deep for the thread is no match. */
    boolean matchesPattern(String text) {
        try {
            return matches.test(text);
        } catch (StackOverflowError tooDeep) {
            return false;
        }
    }

    private static Predicate<String> matches(String pattern) {
        return pattern.equals(PhoneNumber.PATTERN)
                ? PhoneRule::isMetBy
                : Pattern.compile(pattern).asMatchPredicate();
    }

    Optional<Bounds> bounds() {
        return bounds;
    }

    @Override
    public String toString() {
        return "Field[" + name() + ", " + type() + "]";
    }
}
