package dev.masthead.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Schema.org's types, what properties they have, and of what kind their values are. */
final class Vocabulary {

    private final Map<String, List<String>> parents = new HashMap<>();
    private final Map<String, List<String>> ranges = new HashMap<>();

    private Vocabulary() {}

    static Vocabulary read() {
        Vocabulary vocabulary = new Vocabulary();
        try (InputStream file = Vocabulary.class.getResourceAsStream("vocabulary.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(vocabulary::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return vocabulary;
    }

    private void add(String line) {
        List<String> words = List.of(line.split(" "));
        if (words.get(0).equals("type")) {
            parents.put(words.get(1), words.subList(Math.min(3, words.size()), words.size()));
        } else {
            ranges.put(words.get(0), words.subList(1, words.size()));
        }
    }

    /** What is wrong with an object and those inside it. */
    List<String> errors(JsonNode thing) {
        String type = thing.path("@type").asString("");
        List<String> errors = new ArrayList<>();
        if (!parents.containsKey(type)) {
            errors.add("no such type: " + type);
            return errors;
        }
        thing.properties().forEach(property -> {
            if (!property.getKey().startsWith("@")) {
                check(type, property.getKey(), property.getValue(), errors);
            }
        });
        return errors;
    }

    private void check(String type, String property, JsonNode value, List<String> errors) {
        Optional<List<String>> range = range(type, property);
        if (range.isEmpty()) {
            errors.add(type + " has no " + property);
        } else if (value.isArray()) {
            value.forEach(item -> checkOne(type + "." + property, range.get(), item, errors));
        } else {
            checkOne(type + "." + property, range.get(), value, errors);
        }
    }

    private void checkOne(String what, List<String> range, JsonNode value, List<String> errors) {
        if (range.stream().noneMatch(kind -> isOf(kind, value))) {
            errors.add(what + " is not one of " + range + ": " + value);
        } else if (value.isObject()) {
            errors.addAll(errors(value));
        }
    }

    private Optional<List<String>> range(String type, String property) {
        List<String> own = ranges.get(type + "." + property);
        return own != null
                ? Optional.of(own)
                : parents.getOrDefault(type, List.of()).stream()
                        .flatMap(parent -> range(parent, property).stream())
                        .findFirst();
    }

    private boolean isOf(String kind, JsonNode value) {
        if (value.isObject()) {
            return isA(value.path("@type").asString(""), kind);
        }
        return switch (kind) {
            case "Text" -> value.isString();
            case "URL" -> value.isString() && isAddress(value.asString());
            case "DateTime" -> value.isString() && isMoment(value.asString());
            case "Boolean" -> value.isBoolean();
            case "Integer" -> value.isIntegralNumber();
            case "Number" -> value.isNumber();
            case "Distance" -> value.isString() && value.asString().matches("[0-9]+ [a-z]+");
            // A thing may stand for itself by its address.
            case "Thing" -> value.isString() && isAddress(value.asString());
            default -> false;
        };
    }

    private boolean isA(String type, String kind) {
        return type.equals(kind)
                || parents.getOrDefault(type, List.of()).stream().anyMatch(parent -> isA(parent, kind));
    }

    private static boolean isAddress(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }

    private static boolean isMoment(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException notOne) {
            return false;
        }
    }
}
