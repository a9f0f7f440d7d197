package dev.masthead.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** An object of a definition: gives its properties, and remembers what is missing, wrong or too much, and where. */
final class JsonObject {

    private final JsonNode node;
    private final String path;
    private final List<String> findings;
    private final Set<String> seen = new LinkedHashSet<>();
    private boolean hasFindings;

    /**
     * With a value of a document.
     *
     * @param path its JSON pointer (RFC 6901)
     * @param example an object such as it should be
     * @param findings where to say what is wrong
     */
    JsonObject(JsonNode node, String path, String example, List<String> findings) {
        this.node = node;
        this.path = path;
        this.findings = findings;
        if (!node.isObject()) {
            say((path.isEmpty() ? "the form" : path) + " is " + found(node) + "; write a JSON object such as "
                    + example);
        }
    }

    /** A text that is not blank; a property that is there and is none is a finding. */
    Optional<String> text(String name) {
        JsonNode value = property(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        boolean fits = value.isString() && Invisible.hasVisible(value.asString());
        check(name, fits, "it is " + found(value) + "; write a text");
        return Optional.of(value.asString("")).filter(text -> fits);
    }

    /** A text, number or boolean, as text. */
    Optional<String> value(String name) {
        JsonNode value = property(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        check(
                name,
                value.isString() || value.isNumber() || value.isBoolean(),
                "it is " + found(value) + "; write a text, a number, true or false");
        return Optional.of(asText(value));
    }

    /** As above, where not everything will do. */
    Optional<String> value(String name, Predicate<String> fits, String wanted) {
        Optional<String> text = value(name);
        check(name, text.isEmpty() || fits.test(text.get()), "it is " + found(node.path(name)) + "; write " + wanted);
        return text.filter(fits);
    }

    boolean has(String name) {
        return node.has(name);
    }

    boolean flag(String name) {
        JsonNode value = property(name);
        check(name, value.isMissingNode() || value.isBoolean(), "it is " + found(value) + "; write true or false");
        return value.isBoolean() && value.booleanValue();
    }

    /** A whole number from the least up; 0 when it is left out. */
    int count(String name, int least) {
        JsonNode value = property(name);
        boolean fits = value.isInt() && value.intValue() >= least && value.intValue() <= 1_000_000;
        check(
                name,
                value.isMissingNode() || fits,
                "it is " + found(value) + "; write a whole number from " + least + " up to 1,000,000");
        return fits ? value.intValue() : 0;
    }

    List<String> values(String name) {
        JsonNode value = property(name);
        check(name, value.isArray() && !value.isEmpty(), "it is " + found(value) + "; write an array of values");
        List<String> values = new ArrayList<>();
        value.forEach(one -> values.add(asText(one)));
        return values;
    }

    /** Objects in an array; none when it is left out. */
    List<JsonObject> objects(String name, String example) {
        JsonNode value = property(name);
        check(
                name,
                value.isMissingNode() || value.isArray(),
                "it is " + found(value) + "; write an array of objects such as " + example);
        List<JsonObject> objects = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> objects.add(new JsonObject(one, at(name) + "/" + objects.size(), example, findings)));
        }
        return objects;
    }

    Optional<JsonObject> object(String name, String example) {
        JsonNode value = property(name);
        return value.isMissingNode()
                ? Optional.empty()
                : Optional.of(new JsonObject(value, at(name), example, findings));
    }

    /** An object of texts by name. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(name, "{\"name\": \"text\"}").ifPresent(object -> {
            object.names().forEach(key -> object.text(key).ifPresent(text -> texts.put(key, text)));
            object.end();
        });
        return texts;
    }

    List<String> names() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** It may be there, and says nothing. */
    void ignore(String name) {
        seen.add(name);
    }

    /** What nobody has asked for is a mistake: a misspelt limit would be none. */
    void end() {
        for (String name : names()) {
            if (!seen.contains(name)) {
                say(at(name) + " is not known here; known are " + String.join(", ", seen));
            }
        }
    }

    void check(String name, boolean holds, String finding) {
        if (!holds) {
            finding(name, finding);
        }
    }

    void finding(String name, String finding) {
        say(at(name) + ": " + finding);
    }

    boolean hasFindings() {
        return hasFindings;
    }

    private void say(String finding) {
        hasFindings = true;
        findings.add(finding);
    }

    private JsonNode property(String name) {
        seen.add(name);
        return node.path(name);
    }

    private String at(String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** What is too large for a double is no number that a field takes. */
    private static boolean isFinite(JsonNode number) {
        return !number.isFloatingPointNumber() || Double.isFinite(number.doubleValue());
    }

    private static String found(JsonNode value) {
        if (value.isString()) {
            return "the text '" + value.asString() + "'";
        }
        if (value.isNumber()) {
            return isFinite(value) ? "the number " + value : "a number that is too large";
        }
        return value.isArray()
                ? (value.isEmpty() ? "an empty array" : "an array")
                : value.isObject() ? "an object" : value.isMissingNode() ? "missing" : value.toString();
    }

    private static String asText(JsonNode value) {
        return value.isNumber() && isFinite(value) ? value.decimalValue().toPlainString() : value.asString("");
    }
}
