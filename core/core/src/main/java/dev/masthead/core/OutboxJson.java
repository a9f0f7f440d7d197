package dev.masthead.core;

import dev.masthead.spi.Keys;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of outbox entries, which is also what is printed: no reader's text is in it. */
final class OutboxJson {

    private static final JsonMapper MAPPER = Json.strict();

    private static final Set<String> KEYS =
            Set.of("channel", "subject", "state", "createdAt", "triedSince", "settledAt", "dueAt");

    private OutboxJson() {}

    static String write(OutboxEntry entry) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", entry.id());
        node.put("channel", entry.channel());
        node.put("subject", entry.subject());
        node.put("state", entry.state().key());
        node.put("dueAt", entry.dueAt().toString());
        node.put("attempts", entry.attempts());
        node.put("unresolved", entry.unresolved());
        entry.lease()
                .ifPresent(lease -> node.putObject("lease")
                        .put("owner", lease.owner())
                        .put("until", lease.until().toString()));
        entry.reason().ifPresent(reason -> node.put("reason", reason));
        node.put("createdAt", entry.createdAt().toString());
        node.put("triedSince", entry.triedSince().toString());
        entry.settledAt().ifPresent(at -> node.put("settledAt", at.toString()));
        return MAPPER.writeValueAsString(node);
    }

    static OutboxEntry read(String payload) {
        JsonNode node = MAPPER.readTree(payload);
        OutboxEntry.Draft draft = new OutboxEntry.Draft();
        draft.id = node.path("id").asString("");
        draft.channel = node.path("channel").asString("");
        draft.subject = node.path("subject").asString("");
        draft.state = OutboxEntry.State.valueOf(node.path("state").asString("").toUpperCase(Locale.ROOT));
        draft.dueAt = instant(node, "dueAt").orElseThrow();
        draft.attempts = node.path("attempts").asInt(0);
        draft.unresolved = node.path("unresolved").asInt(0);
        draft.lease = instant(node.path("lease"), "until")
                .map(until ->
                        new OutboxEntry.Lease(node.path("lease").path("owner").asString(""), until));
        draft.reason = Optional.of(node.path("reason").asString("")).filter(reason -> !reason.isEmpty());
        draft.createdAt = instant(node, "createdAt").orElseThrow();
        draft.triedSince = instant(node, "triedSince").orElseThrow();
        draft.settledAt = instant(node, "settledAt");
        return new OutboxEntry(draft);
    }

    private static Optional<Instant> instant(JsonNode node, String name) {
        return Optional.of(node.path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
    }

    /** Only what is pending is due, so the index that couriers ask stays small. */
    static Keys keysOf(String payload) {
        TopLevelTexts texts = TopLevelTexts.read(MAPPER, payload, KEYS);
        String settledAt = texts.text("settledAt");
        Keys.Builder keys = Keys.builder()
                .add("channel", texts.text("channel"))
                .add("subject", texts.text("subject"))
                .add("state", texts.text("state"))
                .add("created_at", Instant.parse(texts.text("createdAt")))
                .add("changed_at", Instant.parse(settledAt.isEmpty() ? texts.text("triedSince") : settledAt));
        return texts.text("state").equals(OutboxEntry.State.PENDING.key())
                ? keys.add("due_at", Instant.parse(texts.text("dueAt"))).build()
                : keys.build();
    }
}
