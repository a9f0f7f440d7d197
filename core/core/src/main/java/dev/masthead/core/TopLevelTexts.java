package dev.masthead.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Texts at the top level of a JSON object, read without building the rest of it: what a collection's keys are made of, and
 * every commit asks for them. Immutable and thread-safe.
 */
public final class TopLevelTexts {

    private final Map<String, List<String>> texts;

    private TopLevelTexts(Map<String, List<String>> texts) {
        this.texts = texts;
    }

    /**
     * Reads some properties of an object: those that are texts, or arrays of texts.
     *
     * @param mapper reads
     * @param payload a JSON object
     * @param names of the properties; all others are skipped
     * @throws tools.jackson.core.JacksonException when it is no JSON
     */
    public static TopLevelTexts read(JsonMapper mapper, String payload, Set<String> names) {
        Map<String, List<String>> texts = new HashMap<>();
        try (JsonParser parser = mapper.createParser(payload)) {
            parser.nextToken();
            // Who writes these properties first is not made to read the rest.
            while (texts.size() < names.size() && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (names.contains(name)) {
                    texts.put(name, texts(parser, value));
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new TopLevelTexts(texts);
    }

    private static List<String> texts(JsonParser parser, JsonToken value) {
        if (value == JsonToken.VALUE_STRING) {
            return List.of(parser.getString());
        }
        List<String> texts = new ArrayList<>();
        if (value == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getString());
            }
        } else {
            parser.skipChildren();
        }
        return texts;
    }

    /** The texts of a property, in their order; none when it is absent or no text. */
    public List<String> all(String name) {
        return texts.getOrDefault(name, List.of());
    }

    /** The text of a property; empty when it is absent or no text. */
    public String text(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(0);
    }
}
