package dev.masthead.forms;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives a JSON Schema 2020-12 from a form: what a flat JSON post of it looks like. Lengths are code points there too.
 * Values are meant normalised; what is not required may be left out, or be the empty text.
 */
final class JsonSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String VISIBLE =
            "[^\\s\\u0000-\\u0020\\u007F-\\u00A0\\u00AD\\u115F\\u1160\\u1680\\u180B-\\u180F\\u2000-\\u200F"
                    + "\\u2028-\\u202F\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0]";
    /** A day of the Gregorian calendar: a format is only a note where nobody asserts it. */
    private static final String DAY = "^(?!0000)(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
            + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
            + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$";

    private static final BigDecimal GREATEST = new BigDecimal("9".repeat(Decimals.MOST_DIGITS));
    private static final int KEY_LENGTH = 255;

    private final Form form;
    private final Optional<Challenge> challenge;

    private JsonSchema(Form form, Optional<Challenge> challenge) {
        this.form = form;
        this.challenge = challenge;
    }

    /** The schema of a form; with the fields of the challenge that its posts have to meet, if there is one. */
    static ObjectNode of(Form form, Optional<Challenge> challenge) {
        return new JsonSchema(form, challenge).schema();
    }

    private ObjectNode schema() {
        ObjectNode schema = object();
        schema.put("$schema", DIALECT);
        schema.put("title", form.title());
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        form.fields().forEach(field -> properties.set(field.name(), property(field)));
        properties.putObject(Post.KEY_FIELD).put("type", "string").put("maxLength", KEY_LENGTH);
        properties.putObject(Post.HONEYPOT_FIELD).put("type", "string").put("maxLength", 0);
        properties.putObject(Post.STAMP_FIELD).put("type", "string");
        // Sorted, as the same form has the same document everywhere.
        challenge
                .map(Challenge::fields)
                .ifPresent(names -> new TreeSet<>(names)
                        .forEach(name -> properties.putObject(name).put("type", "string")));
        ArrayNode required = schema.putArray("required");
        form.fields().stream()
                .filter(JsonSchema::isAlwaysRequired)
                .map(Field::name)
                .forEach(required::add);
        schema.put("additionalProperties", false);
        between(schema);
        return schema;
    }

    private static boolean isAlwaysRequired(Field field) {
        return field.required() && field.condition().isEmpty();
    }

    private static ObjectNode property(Field field) {
        ObjectNode node = object();
        node.put("title", field.label());
        if (field.type().isTick()) {
            node.put("type", "boolean");
            if (isAlwaysRequired(field)) {
                node.put("const", true);
            }
            return node;
        }
        if (isAlwaysRequired(field) || field.type().takesMany()) {
            return constrain(node, field, isAlwaysRequired(field));
        }
        node.putArray("anyOf").add(object().put("const", "")).add(constrain(object(), field, true));
        return node;
    }

    private static ObjectNode constrain(ObjectNode node, Field field, boolean answered) {
        if (field.type().takesMany()) {
            return choices(node, field, answered);
        }
        if (field.type().isNumber()) {
            return number(node, field);
        }
        node.put("type", "string");
        if (field.type().isChoice()) {
            options(node.putArray("enum"), field);
            return node;
        }
        return field.type() == FieldType.DATE ? node.put("format", "date").put("pattern", DAY) : text(node, field);
    }

    private static ObjectNode choices(ObjectNode node, Field field, boolean answered) {
        node.put("type", "array");
        options(node.putObject("items").putArray("enum"), field);
        node.put("uniqueItems", true);
        int fewest = Math.max(answered ? 1 : 0, field.minChoices());
        if (answered && fewest > 0) {
            node.put("minItems", fewest);
        }
        if (field.maxChoices() > 0) {
            node.put("maxItems", field.maxChoices());
        }
        return node;
    }

    private static void options(ArrayNode array, Field field) {
        field.options().forEach(option -> array.add(option.value()));
    }

    private static ObjectNode number(ObjectNode node, Field field) {
        node.put("type", "number");
        node.put("minimum", field.min().map(BigDecimal::new).orElse(GREATEST.negate()));
        node.put("maximum", field.max().map(BigDecimal::new).orElse(GREATEST));
        field.step()
                .map(BigDecimal::new)
                .filter(step -> field.min()
                        .map(BigDecimal::new)
                        .map(min -> min.remainder(step).signum() == 0)
                        .orElse(true))
                .ifPresent(step -> node.put("multipleOf", step));
        return node;
    }

    private static ObjectNode text(ObjectNode node, Field field) {
        node.put("minLength", Math.max(1, field.minLength()));
        node.put("maxLength", field.maxLength());
        switch (field.type()) {
            case EMAIL -> node.put("format", "email").put("pattern", EmailRule.SCHEMA_PATTERN);
            case URL -> node.put("format", "uri").put("pattern", "^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]+");
            default ->
                node.put(
                        "pattern",
                        field.pattern().map(rule -> "^(?:" + rule + ")$").orElse(VISIBLE));
        }
        return node;
    }

    private void between(ObjectNode schema) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        form.fields().stream()
                .filter(field -> field.required() && field.condition().isPresent())
                .forEach(field -> all.add(conditional(field, field.condition().orElseThrow())));
        form.rules().stream().filter(rule -> rule.kind() == Rule.Kind.ANY_OF).forEach(rule -> all.add(any(rule)));
        if (!all.isEmpty()) {
            schema.set("allOf", all);
        }
    }

    private ObjectNode conditional(Field field, Condition condition) {
        ObjectNode node = object();
        node.set("if", met(condition));
        node.set("then", answered(field));
        return node;
    }

    private ObjectNode met(Condition condition) {
        Field other = form.field(condition.field()).orElseThrow();
        ObjectNode node = object();
        ObjectNode value = node.putObject("properties").putObject(other.name());
        ArrayNode values = (other.type().takesMany() ? value.putObject("contains") : value).putArray("enum");
        condition.values().forEach(one -> add(values, other, one));
        // A box that was not sent is not ticked.
        boolean absentCounts = other.type().isTick() && condition.values().contains("false");
        if (!absentCounts) {
            node.putArray("required").add(other.name());
        }
        ObjectNode whole = node;
        if (other.condition().isPresent()) {
            whole = object();
            whole.putArray("allOf").add(node).add(met(other.condition().get()));
        }
        return whole;
    }

    private static void add(ArrayNode values, Field field, String value) {
        if (field.type().isTick()) {
            values.add(Boolean.parseBoolean(value));
        } else if (field.type().isNumber()) {
            values.add(new BigDecimal(value));
        } else {
            values.add(value);
        }
    }

    private ObjectNode any(Rule rule) {
        ObjectNode node = object();
        ArrayNode either = node.putArray("anyOf");
        List<Field> fields = rule.fields().stream()
                .map(name -> form.field(name).orElseThrow())
                .toList();
        fields.forEach(field -> either.add(answered(field)));
        if (fields.stream().allMatch(field -> field.condition().isPresent())) {
            either.add(noneAsked(fields));
        }
        return node;
    }

    private ObjectNode noneAsked(List<Field> fields) {
        ObjectNode node = object();
        ArrayNode asked = node.putObject("not").putArray("anyOf");
        fields.forEach(field -> asked.add(met(field.condition().orElseThrow())));
        return node;
    }

    private static ObjectNode answered(Field field) {
        ObjectNode node = object();
        ObjectNode value = node.putObject("properties").putObject(field.name());
        if (field.type().isTick()) {
            value.put("const", true);
        } else if (field.type().takesMany()) {
            value.put("minItems", 1);
        } else {
            value.putObject("not").put("const", "");
        }
        node.putArray("required").add(field.name());
        return node;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The rules that no schema can express. */
    static List<Rule> beyond(Form form) {
        return form.rules().stream()
                .filter(rule -> rule.kind() != Rule.Kind.ANY_OF)
                .toList();
    }
}
