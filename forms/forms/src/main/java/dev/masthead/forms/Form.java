package dev.masthead.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A form: one definition from which its page, its JSON Schema, the server's check and the stored record follow.
 * Immutable and thread-safe.
 */
public final class Form {

    private final Definition definition;
    private final Optional<RecordBinding> binding;
    private final boolean checksMore;
    private final Labels labels;
    private final Messages messages;
    private final List<Field> fields;
    private final Map<String, Field> byName;
    private final boolean hasRules;

    Form(Definition definition, Optional<RecordBinding> binding, boolean checksMore) {
        this(definition, binding, checksMore, Wording.of(Locale.ENGLISH));
    }

    private Form(Definition definition, Optional<RecordBinding> binding, boolean checksMore, Wording wording) {
        this.definition = definition;
        this.binding = binding;
        this.checksMore = checksMore;
        this.labels = Labels.of(definition);
        this.messages = Messages.of(wording, labels);
        this.fields = definition.fields();
        this.byName = fields.stream().collect(Collectors.toMap(Field::name, field -> field, (a, b) -> a, HashMap::new));
        this.hasRules = !definition.rules().isEmpty()
                || fields.stream().anyMatch(field -> field.condition().isPresent());
    }

    /**
     * Reads a record with {@link FormId}, once: posts are bound without reflection.
     *
     * <p>Its components, all with {@link Label} (or {@link Consent}):
     *
     * <ul>
     *   <li>{@code String}: one line, or several with {@link Multiline}; an e-mail address with {@link EmailAddress}, a
     *       telephone number with {@link PhoneNumber}. Left empty, it is the empty text.
     *   <li>{@code boolean}: a box to tick, with {@link Consent} one to agree.
     *   <li>{@code int}, {@code long}, {@code java.math.BigDecimal}: a number, required; its ends are {@code @Min}, {@code
     *       @Max}, {@code @DecimalMin}, {@code @DecimalMax} and {@link Step}; with {@link Money} an amount.
     *   <li>{@code java.time.LocalDate}: a day, required; its ends are a {@link DateRange}.
     *   <li>an enum: one choice, required. A constant is posted in lower case with hyphens ({@code UP_TO_500} as {@code
     *       up-to-500}) and shown with its {@link Label}.
     *   <li>{@code Set} of an enum: any number of choices; {@code @Size} limits them.
     *   <li>{@code java.net.URI}: an absolute http or https address, required.
     *   <li>{@code Optional} of one of these, but for {@code boolean} and {@code Set}: left empty, it is empty.
     *       Constraints stand at the type argument: {@code Optional<@CodePoints(max = 80) String>}.
     *   <li>a record of such components: a group of fields under its {@link Label}, {@code @Valid} where it has constraints
     *       that browsers cannot be told; their names begin
     *       with the component's and a dot.
     * </ul>
     *
     * <p>{@code @NotBlank}, {@code @NotEmpty} or {@code @NotNull} makes a text required: it must then have something
     * visible. Without {@code @CodePoints} one line has at most 500 code points and several have 10,000. A field that is
     * not required and left empty is not checked further. Constraints at the record itself, or at its getters ({@code
     * isComplete}), are the server's alone. {@link When}, {@link SameAs}, {@link NotBefore} and {@link AnyOf}
     * say what holds between fields; {@link Control} chooses another control, {@link Paragraph} puts a text above.
     *
     * @throws IllegalArgumentException that names what is wrong and how to mend it, when the record is not a form
     */
    public static Form of(Class<? extends Record> type) {
        return new FormReader(type).read();
    }

    /**
     * Reads a definition that was written as JSON, in the format of {@link FormDocument}.
     *
     * @throws IllegalArgumentException that lists what is wrong, where, and how to mend it
     */
    public static Form ofJson(String json) {
        return FormParser.read(json);
    }

    /**
     * The same form in another language, as far as there is wording: the form's own, then the host's, then Masthead's;
     * what has none stays as it is.
     */
    public Form in(Wording wording) {
        Definition translated = Translation.of(definition, wording);
        return new Form(translated, binding, checksMore, wording);
    }

    /** Part of the address: lower-case letters, digits and hyphens. */
    public String id() {
        return definition.id();
    }

    /** The definition's version; a stored submission names it. */
    public String version() {
        return definition.version();
    }

    /** The heading; without {@link FormText} the record's simple name. */
    public String title() {
        return definition.title();
    }

    /** A sentence or two above the fields. */
    public Optional<String> intro() {
        return Optional.of(definition.intro()).filter(intro -> !intro.isEmpty());
    }

    /** What the button says. */
    public String submitLabel() {
        return definition.submit();
    }

    /** What the reader is told when the form has been accepted. */
    public String thanks() {
        return definition.thanks();
    }

    /** The language of its texts and messages. */
    public Locale language() {
        return definition.language();
    }

    /** Everything that it shows, from top to bottom. */
    public List<Element> elements() {
        return definition.elements();
    }

    /** What holds between fields. */
    public List<Rule> rules() {
        return definition.rules();
    }

    /** The fields, those of groups included, in order. A group's condition is that of its fields, too. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of that name. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * What a text calls a field where the page is not in sight: its label, and behind that of its group where another field
     * has the same label: {@code Guest 2 › Name}. Groups with the same label are counted.
     */
    public String labelOf(Field field) {
        return labels.of(field);
    }

    /**
     * What a reader is told when a field's answer has this fault: the form's own words, or else ours.
     *
     * @param code one of the constants of {@link Violation} that are about one field
     */
    public String messageOf(Field field, String code) {
        return messages.violation(field, code).message();
    }

    /** Whether any of its fields has words of its own for a violation. */
    public boolean hasOwnMessages() {
        return fields.stream().anyMatch(field -> !field.messages().isEmpty());
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** What only the server checks, of the fields and of the form as a whole: one sentence each. */
    public List<String> serverOnly() {
        List<String> all = new ArrayList<>();
        fields.forEach(field -> field.serverOnly().forEach(what -> all.add(field.name() + ": " + what)));
        all.addAll(definition.serverOnly());
        return List.copyOf(all);
    }

    Definition definition() {
        return definition;
    }

    Messages messages() {
        return messages;
    }

    /** What binds it to a record; empty when it was read from JSON. */
    Optional<RecordBinding> binding() {
        return binding;
    }

    /** Whether its record has constraints that the definition does not express. */
    boolean checksMore() {
        return checksMore;
    }

    /** Whether something holds between fields. */
    boolean hasRules() {
        return hasRules;
    }

    /** The answers that a record of its type stands for. */
    Map<String, Answer> answersOf(Record bean) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        binding.orElseThrow().read(bean, answers);
        return answers;
    }

    @Override
    public String toString() {
        return "Form[" + id() + " v" + version() + "]";
    }
}
