package dev.masthead.forms;

import dev.masthead.core.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the fields of a post from JSON: one flat object whose values are strings, numbers, booleans or arrays of strings.
 * Immutable and thread-safe.
 */
public final class JsonFields {

    private final JsonMapper mapper = Json.strict();

    /** A reader; keep it. */
    public JsonFields() {}

    /**
     * The values by name, in the order of the object. A number is its JSON text, a boolean {@code true} or {@code false}.
     *
     * @param json UTF-8; the caller has bounded its length
     * @throws BadPostException when it is not JSON, has a name twice, goes on behind the object, is nested or has a null
     */
    public Map<String, List<String>> read(byte[] json) {
        JsonNode node = parsed(json);
        if (!node.isObject()) {
            throw new BadPostException("The body is one JSON object with the fields by their names");
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        node.properties().forEach(entry -> fields.put(entry.getKey(), values(entry.getValue())));
        return fields;
    }

    private JsonNode parsed(byte[] json) {
        try {
            return mapper.readTree(json);
        } catch (JacksonException e) {
            // Without the cause: its message quotes the body.
            throw new BadPostException("The body is not well-formed JSON within the limits, each name once");
        }
    }

    private static List<String> values(JsonNode value) {
        if (!value.isArray()) {
            return List.of(text(value, value.isNumber() || value.isBoolean()));
        }
        List<String> all = new ArrayList<>();
        value.forEach(element -> all.add(text(element, false)));
        return all;
    }

    private static String text(JsonNode value, boolean scalar) {
        if (!value.isString() && !scalar) {
            throw new BadPostException("A value is a string, a number, true, false, or an array of strings");
        }
        return value.asString();
    }
}
