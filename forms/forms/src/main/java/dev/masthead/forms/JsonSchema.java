package dev.masthead.forms;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives a JSON Schema 2020-12 from a form: what a flat JSON post of it looks like. Lengths are code points there too.
 * Values are meant normalised; a text that is not required may be left out or empty.
 */
final class JsonSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final int KEY_LENGTH = 255;

    private JsonSchema() {}

    static ObjectNode of(Form form) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DIALECT);
        schema.put("title", form.title());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        form.fields().forEach(field -> properties.set(field.name(), property(field)));
        properties.putObject(Post.KEY_FIELD).put("type", "string").put("maxLength", KEY_LENGTH);
        properties.putObject(Post.HONEYPOT_FIELD).put("type", "string").put("maxLength", 0);
        ArrayNode required = schema.putArray("required");
        form.fields().stream().filter(Field::required).map(Field::name).forEach(required::add);
        schema.put("additionalProperties", false);
        return schema;
    }

    private static ObjectNode property(Field field) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("title", field.label());
        if (field.type().isTick()) {
            node.put("type", "boolean");
            if (field.required()) {
                node.put("const", true);
            }
            return node;
        }
        node.put("type", "string");
        if (field.required()) {
            return constrain(node, field);
        }
        ObjectNode answered = constrain(JsonNodeFactory.instance.objectNode(), field);
        node.putArray("anyOf")
                .add(JsonNodeFactory.instance.objectNode().put("const", ""))
                .add(answered);
        return node;
    }

    private static ObjectNode constrain(ObjectNode node, Field field) {
        if (field.type() == FieldType.SELECT) {
            ArrayNode choices = node.putArray("enum");
            field.options().forEach(option -> choices.add(option.value()));
            return node;
        }
        node.put("minLength", Math.max(1, field.minLength()));
        node.put("maxLength", field.maxLength());
        switch (field.type()) {
            case EMAIL -> node.put("format", "email");
            case URL -> node.put("format", "uri").put("pattern", "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]+");
            default -> {
                if (field.required() && field.pattern().isEmpty()) {
                    node.put("pattern", "\\S");
                }
            }
        }
        field.pattern().ifPresent(pattern -> node.put("pattern", "^(?:" + pattern + ")$"));
        return node;
    }
}
