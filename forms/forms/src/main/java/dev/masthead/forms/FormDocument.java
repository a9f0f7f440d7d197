package dev.masthead.forms;

import dev.masthead.core.Json;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the definition of a form for programs: {@code {"id","version","title","fields":[...],"schema":{...}}}, the schema
 * in JSON Schema 2020-12. Immutable and thread-safe.
 */
public final class FormDocument {

    private final JsonMapper mapper = Json.strict();

    /** A writer; keep it. */
    public FormDocument() {}

    /** The document, the same text for the same form. */
    public String json(Form form) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", form.id());
        node.put("version", form.version());
        node.put("title", form.title());
        form.intro().ifPresent(intro -> node.put("intro", intro));
        node.put("submit", form.submitLabel());
        ArrayNode fields = node.putArray("fields");
        form.fields().forEach(field -> fields.add(field(field)));
        node.set("schema", JsonSchema.of(form));
        return mapper.writeValueAsString(node);
    }

    private static ObjectNode field(Field field) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", field.name());
        node.put("type", field.type().key());
        node.put("label", field.label());
        field.help().ifPresent(help -> node.put("help", help));
        node.put("required", field.required());
        putLength(node, "minLength", field.minLength());
        putLength(node, "maxLength", field.maxLength());
        field.pattern().ifPresent(pattern -> node.put("pattern", pattern));
        field.autocomplete().ifPresent(token -> node.put("autocomplete", token));
        field.consent().ifPresent(wording -> node.put("consent", wording));
        if (field.type() == FieldType.MULTILINE) {
            node.put("rows", field.rows());
        }
        options(node, field.options());
        if (!field.serverOnly().isEmpty()) {
            ArrayNode checks = node.putArray("serverOnly");
            field.serverOnly().forEach(checks::add);
        }
        return node;
    }

    private static void putLength(ObjectNode node, String name, int length) {
        if (length > 0) {
            node.put(name, length);
        }
    }

    private static void options(ObjectNode node, List<Option> options) {
        if (!options.isEmpty()) {
            ArrayNode choices = node.putArray("options");
            options.forEach(
                    option -> choices.addObject().put("value", option.value()).put("label", option.label()));
        }
    }
}
