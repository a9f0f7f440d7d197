package dev.masthead.forms;

import dev.masthead.core.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the definition of a form for programs, in the format that {@link Form#ofJson} reads: {@code
 * {"id","version","language","title","intro","submit","thanks","fields":[...],"rules":[...],"schema":{...}}}, the schema in
 * JSON Schema 2020-12. Immutable and thread-safe.
 */
public final class FormDocument {

    private final JsonMapper mapper = Json.strict();
    private final Defences defences;

    /** A writer of forms that ask for no challenge; keep it. */
    public FormDocument() {
        this(Defences.none());
    }

    /**
     * A writer; keep it.
     *
     * @param defences as the intake has them: a schema lists the fields of its form's challenge
     */
    public FormDocument(Defences defences) {
        this.defences = Objects.requireNonNull(defences, "defences");
    }

    /** The document, the same text for the same form. */
    public String json(Form form) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", form.id());
        node.put("version", form.version());
        node.put("language", form.language().toLanguageTag());
        node.put("title", form.title());
        form.intro().ifPresent(intro -> node.put("intro", intro));
        node.put("submit", form.submitLabel());
        node.put("thanks", form.thanks());
        elements(node.putArray("fields"), form.elements());
        rules(node, form.rules());
        node.set("schema", JsonSchema.of(form, defences.challengeOf(form.id())));
        return mapper.writeValueAsString(node);
    }

    private static void elements(ArrayNode array, List<Element> elements) {
        for (Element element : elements) {
            if (element instanceof Field field) {
                array.add(field(field));
            } else if (element instanceof Group group) {
                array.add(group(group));
            } else if (element instanceof StaticText text) {
                ObjectNode node =
                        array.addObject().put("type", FormParser.STATIC).put("text", text.text());
                text.condition().ifPresent(condition -> condition(node, condition));
            }
        }
    }

    private static ObjectNode group(Group group) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", group.name());
        node.put("type", FormParser.GROUP);
        node.put("label", group.label());
        group.help().ifPresent(help -> node.put("help", help));
        group.condition().ifPresent(condition -> condition(node, condition));
        elements(node.putArray("fields"), group.elements());
        return node;
    }

    private static ObjectNode field(Field field) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", field.name());
        node.put("type", field.type().key());
        node.put("label", field.label());
        node.put("required", field.required());
        put(node, "help", field.help());
        put(node, "placeholder", field.placeholder());
        put(node, "autocomplete", field.autocomplete());
        put(node, "default", field.initial());
        put(node, "prefill", field.prefill());
        put(node, "consent", field.consent());
        limits(node, field);
        options(node, field.options());
        field.condition().ifPresent(condition -> condition(node, condition));
        if (!field.messages().isEmpty()) {
            ObjectNode messages = node.putObject("messages");
            new TreeMap<>(field.messages()).forEach(messages::put);
        }
        if (!field.serverOnly().isEmpty()) {
            ArrayNode checks = node.putArray("serverOnly");
            field.serverOnly().forEach(checks::add);
        }
        return node;
    }

    private static void limits(ObjectNode node, Field field) {
        put(node, "minLength", field.minLength());
        put(node, "maxLength", field.maxLength());
        boolean own = field.type() == FieldType.TEXT || field.type() == FieldType.HIDDEN;
        put(node, "pattern", field.ownPattern().filter(pattern -> own));
        put(node, "min", field.min());
        put(node, "max", field.max());
        put(node, "step", field.step());
        put(node, "currency", field.currency());
        put(node, "unit", field.unit());
        put(node, "minChoices", field.minChoices());
        put(node, "maxChoices", field.maxChoices());
        if (field.type() == FieldType.TEXTAREA) {
            node.put("rows", field.rows());
        }
    }

    private static void put(ObjectNode node, String name, Optional<String> text) {
        text.ifPresent(value -> node.put(name, value));
    }

    private static void put(ObjectNode node, String name, int count) {
        if (count > 0) {
            node.put(name, count);
        }
    }

    private static void options(ObjectNode node, List<Option> options) {
        if (!options.isEmpty()) {
            ArrayNode choices = node.putArray("options");
            options.forEach(
                    option -> choices.addObject().put("value", option.value()).put("label", option.label()));
        }
    }

    private static void condition(ObjectNode node, Condition condition) {
        ArrayNode values =
                node.putObject("when").put("field", condition.field()).putArray("is");
        condition.values().forEach(values::add);
    }

    private static void rules(ObjectNode node, List<Rule> rules) {
        if (rules.isEmpty()) {
            return;
        }
        ArrayNode array = node.putArray("rules");
        for (Rule rule : rules) {
            ObjectNode one = array.addObject().put("rule", rule.kind().key());
            ArrayNode fields = one.putArray("fields");
            rule.fields().forEach(fields::add);
            rule.message().ifPresent(message -> one.put("message", message));
        }
    }
}
