package dev.masthead.webhook;

import dev.masthead.core.Json;
import dev.masthead.core.OutboxEntry;
import dev.masthead.forms.Answer;
import dev.masthead.forms.Submission;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of a webhook. */
final class Event {

    private static final JsonMapper MAPPER = Json.strict();

    private Event() {}

    static byte[] of(OutboxEntry entry, Submission submission) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", entry.id());
        node.put("type", "submission");
        node.put("form", submission.form());
        node.put("version", submission.version());
        node.put("receipt", submission.receipt());
        node.put("receivedAt", submission.receivedAt().toString());
        ObjectNode values = node.putObject("values");
        submission.values().forEach((name, answer) -> {
            if (answer instanceof Answer.Tick tick) {
                values.put(name, tick.ticked());
            } else if (answer instanceof Answer.Choices choices) {
                choices.all().forEach(values.putArray(name)::add);
            } else {
                values.put(name, answer.text());
            }
        });
        ObjectNode consents = node.putObject("consents");
        submission.consents().forEach(consents::put);
        submission.page().ifPresent(page -> node.put("page", page));
        submission.language().ifPresent(language -> node.put("language", language));
        return MAPPER.writeValueAsBytes(node);
    }
}
