package dev.masthead.forms;

import dev.masthead.core.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the fields of a post from JSON: one flat object whose values are strings, numbers, booleans or arrays of strings.
 * Immutable and thread-safe.
 */
public final class JsonFields {

    private static final String VALUES =
            "A value is a string, a number, true, false, or an array of strings; a group's field is named group.field";

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
        try (JsonParser parser = mapper.createParser(utf8(json))) {
            check(parser.nextToken() == JsonToken.START_OBJECT, "The body is one JSON object with the fields by name");
            Map<String, List<String>> fields = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, values(parser));
            }
            check(parser.nextToken() == null, "Nothing follows the JSON object");
            return fields;
        } catch (JacksonException e) {
            // Without the cause: its message quotes the body.
            throw new BadPostException("The body is not well-formed JSON within the limits, each name once");
        }
    }

    // The parser would guess at UTF-16 and UTF-32, which what stands in front of us reads as something else.
    private static String utf8(byte[] json) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadPostException("The body is JSON in UTF-8");
        }
    }

    private static List<String> values(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.START_ARRAY) {
            check(token.isScalarValue() && token != JsonToken.VALUE_NULL, VALUES);
            return List.of(parser.getString());
        }
        List<String> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            check(parser.currentToken() == JsonToken.VALUE_STRING, VALUES);
            all.add(parser.getString());
        }
        return all;
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new BadPostException(rule);
        }
    }
}
