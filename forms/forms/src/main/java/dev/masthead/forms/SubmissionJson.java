package dev.masthead.forms;

import dev.masthead.core.Json;
import dev.masthead.core.TopLevelTexts;
import dev.masthead.spi.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of submissions, and the JSON record of the export, which is its first half. */
final class SubmissionJson {

    private static final JsonMapper MAPPER = Json.strict();
    private static final Set<String> KEYS = Set.of("receivedAt", "form", "state", "idempotency");

    private SubmissionJson() {}

    /** The payload of a submission's record; what its keys are made of comes before what a reader wrote. */
    static String write(Stored stored) {
        Submission submission = stored.submission();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        put(node.putArray("idempotency"), stored.keys());
        node.setAll(exported(submission));
        ObjectNode consents = node.putObject("consents");
        submission.consents().forEach(consents::put);
        submission.page().ifPresent(page -> node.put("page", page));
        submission.language().ifPresent(language -> node.put("language", language));
        node.put("digest", stored.digest());
        return MAPPER.writeValueAsString(node);
    }

    /** One line of the export. */
    static String line(Submission submission) {
        return MAPPER.writeValueAsString(exported(submission));
    }

    private static ObjectNode exported(Submission submission) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("receipt", submission.receipt());
        node.put("form", submission.form());
        node.put("version", submission.version());
        node.put("receivedAt", submission.receivedAt().toString());
        node.put("state", key(submission.state()));
        put(node.putArray("reasons"), submission.reasons());
        put(node.putObject("values"), submission.values());
        return node;
    }

    /** Answers as a JSON object: texts, ticks as true or false, several choices as an array. */
    static void put(ObjectNode node, Map<String, Answer> values) {
        values.forEach((name, answer) -> {
            if (answer instanceof Answer.Tick tick) {
                node.put(name, tick.ticked());
            } else if (answer instanceof Answer.Choices choices) {
                put(node.putArray(name), choices.all());
            } else {
                node.put(name, answer.text());
            }
        });
    }

    private static void put(ArrayNode node, List<String> texts) {
        texts.forEach(node::add);
    }

    static Stored read(String payload) {
        JsonNode node = MAPPER.readTree(payload);
        Submission.Draft draft = new Submission.Draft();
        draft.receipt = node.path("receipt").asString("");
        draft.form = node.path("form").asString("");
        draft.version = node.path("version").asString("");
        draft.receivedAt = Instant.parse(node.path("receivedAt").asString(""));
        draft.state = state(node.path("state").asString(""));
        draft.reasons = texts(node.path("reasons"));
        draft.values = answers(node.path("values"));
        draft.consents = new LinkedHashMap<>();
        node.path("consents")
                .properties()
                .forEach(e -> draft.consents.put(e.getKey(), e.getValue().asString("")));
        draft.page = Optional.of(node.path("page").asString("")).filter(page -> !page.isEmpty());
        draft.language = Optional.of(node.path("language").asString("")).filter(language -> !language.isEmpty());
        return new Stored(new Submission(draft), node.path("digest").asString(""), texts(node.path("idempotency")));
    }

    private static Map<String, Answer> answers(JsonNode node) {
        Map<String, Answer> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), answer(entry.getValue())));
        return values;
    }

    private static Answer answer(JsonNode value) {
        if (value.isArray()) {
            return new Answer.Choices(texts(value));
        }
        return value.isBoolean() ? new Answer.Tick(value.booleanValue()) : new Answer.Text(value.asString(""));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    static Keys keysOf(String payload) {
        TopLevelTexts texts = TopLevelTexts.read(MAPPER, payload, KEYS);
        return Keys.builder()
                .add("received_at", Instant.parse(texts.text("receivedAt")))
                .add("form", texts.text("form"))
                .add("state", texts.text("state"))
                .addAll("idempotency", texts.all("idempotency"))
                .build();
    }

    /** A state as it is stored and exported: lower case. */
    static String key(Submission.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Submission.State state(String key) {
        return Submission.State.valueOf(key.toUpperCase(Locale.ROOT));
    }

    /**
     * A submission with what only the intake needs.
     *
     * @param submission what was sent
     * @param digest a keyed hash of its content
     * @param keys its values of the key {@code idempotency}
     */
    record Stored(Submission submission, String digest, List<String> keys) {}
}
