package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import dev.masthead.core.Json;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The same values go through the form that was read from JSON, the form that was read from a record, Hibernate Validator on
 * the record, and the JSON Schema. They agree, or the difference is one of those listed here, each of which occurs.
 */
class ParityTest {

    private static final Path REPORT = Path.of("target", "parity.txt");

    /** Why one way may judge otherwise than the form. */
    private record Justified(String way, String reason, Set<String> fields, Predicate<String> values) {}

    private static final List<Justified> JUSTIFIED = List.of(
            new Justified(
                    "schema",
                    "JSON Schema has no ends for dates",
                    Set.of("from"),
                    value -> value.equals("2025-12-31") || value.equals("2028-01-01")),
            new Justified(
                    "schema",
                    "JSON Schema compares no fields",
                    Set.of("to"),
                    value -> value.compareTo("2026-12-01") < 0),
            new Justified(
                    "validator",
                    "Java reads more spellings of a number than browsers; the form refuses them before there is a record",
                    Set.of("length", "price", "seats"),
                    value -> value.matches("[+].*|[0-9]+[.]|\\p{Nd}+")),
            new Justified(
                    "validator",
                    "a text without @CodePoints has a limit in the form alone: 500 for a line, 10,000 for several",
                    Set.of("about", "place.street", "campaign"),
                    value -> value.length() > 500),
            new Justified(
                    "validator",
                    "@WebAddress takes users and IP literals, which the form refuses before there is a record",
                    Set.of("site"),
                    value -> value.matches("https?://(user@|\\[).*")),
            new Justified(
                    "schema",
                    "a web address has more rules than a pattern can say; the server has the last word",
                    Set.of("site"),
                    value -> value.startsWith("http")));

    private final Form dynamic = Form.ofJson(Event.JSON);
    private final Form typed = Form.of(Event.class);
    private final Schema schema = SchemaRegistry.withDialect(Dialects.getDraft202012())
            .getSchema(Json.strict().readTree(new FormDocument().json(dynamic)).path("schema"));
    private final List<String> differences = new ArrayList<>();
    private final Set<Justified> used = new LinkedHashSet<>();
    private int values;

    @Test
    void aRecordAndADocumentAreTheSameForm() {
        JsonNode fromRecord = Json.strict().readTree(new FormDocument().json(typed));
        JsonNode fromJson = Json.strict().readTree(new FormDocument().json(dynamic));
        assertEquals(fromJson.toPrettyString(), fromRecord.toPrettyString());
    }

    @Test
    void allWaysAgree() throws IOException {
        try (ValidatorFactory factory = Validators.withoutExpressions()) {
            Validator validator = factory.getValidator();
            Event.typed(addresses(), Corpus.naughtyStrings())
                    .forEach((field, all) -> all.forEach(value -> compare(validator, field, value)));
        }
        List<String> report = new ArrayList<>(List.of(values + " values, each in four ways"));
        used.forEach(one -> report.add("justified, " + one.way() + " at " + one.fields() + ": " + one.reason()));
        report.addAll(differences);
        Files.write(REPORT, report);
        assertEquals(List.of(), differences);
        assertEquals(JUSTIFIED.size(), used.size(), () -> "a justified difference does not occur: " + used);
        assertTrue(values > 10_000, () -> values + " values");
    }

    private static List<String> addresses() {
        return Corpus.read("isemail-tests.jsonl").stream()
                .map(test -> test.path("address").asString(test.path("email").asString("")))
                .toList();
    }

    private void compare(Validator validator, String field, String value) {
        values++;
        Map<String, String> fields = new LinkedHashMap<>(Event.SOUND);
        if (field.equals("length")) {
            fields.put("kind", "walk");
        }
        fields.put(field, value);
        if (field.equals("email")) {
            fields.put("again", value);
        }
        ReaderValues posted = Desk.post(fields).build().fields();
        Binding binding = new Binder().bind(dynamic, posted);
        boolean accepted = binding.violations().isEmpty();
        tell(
                "record",
                field,
                value,
                accepted,
                new Binder().bind(typed, posted).violations().isEmpty());
        Map<String, Answer> bound = bound(fields, binding);
        tell("validator", field, value, accepted, isValid(validator, bound));
        tell("schema", field, value, accepted, schema.validate(instance(bound)).isEmpty());
    }

    private void tell(String way, String field, String value, boolean form, boolean other) {
        if (form == other) {
            return;
        }
        Optional<Justified> reason = JUSTIFIED.stream()
                .filter(one -> one.way().equals(way)
                        && one.fields().contains(field)
                        && one.values().test(value))
                .findFirst();
        reason.ifPresentOrElse(
                used::add,
                () -> differences.add(way + " " + (other ? "accepts" : "refuses") + " " + field + " = "
                        + Json.strict().writeValueAsString(value)));
    }

    /** The accepted answers, and for the refused what a host would have at hand: the normalised text. */
    private Map<String, Answer> bound(Map<String, String> fields, Binding binding) {
        Map<String, Answer> bound = new LinkedHashMap<>();
        for (Field field : dynamic.fields()) {
            Answer accepted = binding.answers().get(field.name());
            bound.put(field.name(), accepted != null ? accepted : raw(field, fields.getOrDefault(field.name(), "")));
        }
        return bound;
    }

    private static Answer raw(Field field, String value) {
        String text = field.type() == FieldType.TEXTAREA ? Normaliser.multiLine(value) : Normaliser.oneLine(value);
        if (field.type().takesMany()) {
            return new Answer.Choices(text.isEmpty() ? List.of() : List.of(text));
        }
        boolean unticked =
                field.type().isTick() && Set.of("", "false", "off", "0").contains(text);
        return unticked ? new Answer.Tick(false) : new Answer.Text(text);
    }

    private boolean isValid(Validator validator, Map<String, Answer> answers) {
        try {
            return typed.binding()
                    .orElseThrow()
                    .make(answers)
                    .filter(event -> validator.validate(event).isEmpty())
                    .isPresent();
        } catch (RuntimeException noJavaValue) {
            return false;
        }
    }

    private ObjectNode instance(Map<String, Answer> answers) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        answers.forEach((name, answer) -> {
            FieldType type = dynamic.field(name).orElseThrow().type();
            if (answer instanceof Answer.Tick tick) {
                node.put(name, tick.ticked());
            } else if (answer instanceof Answer.Choices choices) {
                choices.all().forEach(node.withArray(name)::add);
            } else if (type.isNumber() && isJsonNumber(answer.text())) {
                node.put(name, new BigDecimal(answer.text()));
            } else if (!answer.text().isEmpty()) {
                node.put(name, answer.text());
            }
        });
        return node;
    }

    private static boolean isJsonNumber(String text) {
        return text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");
    }
}
