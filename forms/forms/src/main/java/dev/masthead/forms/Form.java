package dev.masthead.forms;

import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A form: one definition from which its page, its JSON Schema, the server's check and the stored record follow.
 * Immutable and thread-safe.
 */
public final class Form {

    private static final Logger LOG = LoggerFactory.getLogger(Form.class);

    private final String id;
    private final String version;
    private final String title;
    private final FormText text;
    private final Class<? extends Record> type;
    private final MethodHandle constructor;
    private final List<Component> components;
    private final List<Field> fields;
    private final List<String> serverOnly;

    Form(FormReader read) {
        this.id = read.id();
        this.version = read.version();
        this.title = read.title();
        this.text = read.text();
        this.type = read.type();
        this.constructor = read.constructor();
        this.components = read.components();
        this.fields = components.stream().map(Component::field).toList();
        this.serverOnly = read.serverOnly();
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
     *   <li>an enum: one choice, required. A constant is posted in lower case with hyphens ({@code UP_TO_500} as {@code
     *       up-to-500}) and shown with its {@link Label}.
     *   <li>{@code java.net.URI}: an absolute http or https address, required.
     *   <li>{@code Optional} of a {@code String}, an enum or a {@code URI}: left empty, it is empty. Constraints stand at
     *       the type argument: {@code Optional<@CodePoints(max = 80) String>}.
     * </ul>
     *
     * <p>{@code @NotBlank}, {@code @NotEmpty} or {@code @NotNull} makes a text required: it must then have something
     * visible. Without {@code @CodePoints} one line has at most 500 code points and several have 10,000. A field that is
     * not required and left empty is not checked further.
     *
     * @throws IllegalArgumentException that names what is wrong and how to mend it, when the record is not a form
     */
    public static Form of(Class<? extends Record> type) {
        return new Form(new FormReader(type));
    }

    /** Part of the address: lower-case letters, digits and hyphens. */
    public String id() {
        return id;
    }

    /** The definition's version; a stored submission names it. */
    public String version() {
        return version;
    }

    /** The heading; without {@link FormText} the record's simple name. */
    public String title() {
        return title;
    }

    /** A sentence or two above the fields. */
    public Optional<String> intro() {
        return Optional.of(text.intro()).filter(intro -> !intro.isEmpty());
    }

    /** What the button says. */
    public String submitLabel() {
        return text.submit();
    }

    /** What the reader is told when the form has been accepted. */
    public String thanks() {
        return text.thanks();
    }

    /** The fields, in the order of the record's components. */
    public List<Field> fields() {
        return fields;
    }

    /** The field of that name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** What only the server checks, of the fields and of the form as a whole: one sentence each. */
    public List<String> serverOnly() {
        return serverOnly;
    }

    Class<? extends Record> type() {
        return type;
    }

    /**
     * The record of a complete set of answers.
     *
     * @return empty when its constructor refuses them; why, is not kept, as its words may hold an answer
     */
    Optional<Record> make(Map<String, Answer> answers) {
        Object[] values = components.stream()
                .map(component -> component.toJava().apply(answer(answers, component)))
                .toArray();
        try {
            return Optional.of((Record) constructor.invoke(values));
        } catch (RuntimeException refused) {
            LOG.debug("The constructor of form {} refused an answer with {}", id, refused.getClass());
            return Optional.empty();
        } catch (Error e) {
            throw e;
        } catch (Throwable checked) {
            throw new IllegalStateException("The constructor of form " + id + " threw a " + checked.getClass());
        }
    }

    private static String answer(Map<String, Answer> answers, Component component) {
        return Objects.requireNonNull(answers.get(component.field().name()), "answer")
                .text();
    }

    List<Component> components() {
        return components;
    }

    @Override
    public String toString() {
        return "Form[" + id + " v" + version + "]";
    }
}
