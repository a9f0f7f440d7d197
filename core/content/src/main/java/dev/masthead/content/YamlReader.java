package dev.masthead.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML 1.2 map. Anchors, aliases, duplicate keys and a second document are refused, and so is what is nested
 * deeper than {@link Limits#YAML_DEPTH}. Nothing is typed: {@code 2026-01-02} and {@code yes} are text.
 */
final class YamlReader {

    private final YAMLParser parser;
    private final int firstLine;

    private YamlReader(YAMLParser parser, int firstLine) {
        this.parser = parser;
        this.firstLine = firstLine;
    }

    /**
     * Reads a text.
     *
     * @param firstLine the line of the file where the text starts
     */
    static Yaml.Mapping read(String text, int firstLine) throws Refusal {
        if (text.length() > Limits.FRONT_MATTER) {
            throw new Refusal(firstLine, "has more than " + Limits.FRONT_MATTER + " characters of YAML");
        }
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new YamlReader(parser, firstLine).document();
        } catch (JacksonException e) {
            throw new Refusal(firstLine + Math.max(1, lineOf(e)) - 1, "is not valid YAML: " + problemOf(e));
        }
    }

    private Yaml.Mapping document() throws Refusal {
        JsonToken first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) {
            return new Yaml.Mapping(Map.of(), firstLine);
        }
        if (!(value(first, 0) instanceof Yaml.Mapping mapping)) {
            throw new Refusal(firstLine, "should be keys with values, for example 'title: The night ferry'");
        }
        if (parser.nextToken() != null) {
            throw new Refusal(line(), "has a second YAML document; keep one");
        }
        return mapping;
    }

    private Yaml value(JsonToken token, int depth) throws Refusal {
        int line = line();
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw new Refusal(line, "uses a YAML anchor or alias (& or *); write the value out, or put it in quotes");
        }
        if (depth >= Limits.YAML_DEPTH) {
            throw new Refusal(line, "is nested deeper than " + Limits.YAML_DEPTH + " levels");
        }
        return switch (token) {
            case START_OBJECT -> mapping(line, depth);
            case START_ARRAY -> sequence(line, depth);
            case VALUE_NULL -> new Yaml.Scalar("", line);
            default -> new Yaml.Scalar(Objects.requireNonNullElse(parser.getString(), ""), line);
        };
    }

    private Yaml mapping(int line, int depth) throws Refusal {
        Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            int keyLine = line();
            String key = PlainText.line(parser.currentName());
            if (entries.containsKey(key)) {
                throw new Refusal(keyLine, "has the key '" + key + "' twice; keep one");
            }
            entries.put(key, new Yaml.Entry(value(parser.nextToken(), depth + 1), keyLine));
        }
        return new Yaml.Mapping(entries, line);
    }

    private Yaml sequence(int line, int depth) throws Refusal {
        List<Yaml> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(value(token, depth + 1));
        }
        return new Yaml.Sequence(items, line);
    }

    private int line() {
        return firstLine + Math.max(1, parser.currentTokenLocation().getLineNr()) - 1;
    }

    private static int lineOf(JacksonException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static String problemOf(JacksonException e) {
        String[] lines = String.valueOf(e.getOriginalMessage())
                .lines()
                .filter(line -> !line.startsWith(" "))
                .toArray(String[]::new);
        String reason = lines.length == 0 ? "unreadable" : lines[lines.length - 1];
        return reason + "; a value with ': ', '#', quotes or brackets needs quotes around it";
    }
}
