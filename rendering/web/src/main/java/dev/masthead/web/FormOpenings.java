package dev.masthead.web;

import dev.masthead.core.Json;
import dev.masthead.forms.Opening;
import dev.masthead.forms.Prompt;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a page's script fetches at a reader's first input: a stamp, and the form's challenge. Never cached. */
final class FormOpenings {

    /** The last part of its address: {@code /forms/{id}/stamp}. */
    static final String NAME = "stamp";

    private final JsonMapper json = Json.strict();

    Response answer(Site site, String form) throws HttpProblem {
        Opening opening = site.intake().opening(form).orElseThrow(HttpProblem::notFound);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("stamp", opening.stamp());
        opening.prompt().ifPresent(prompt -> document.put("challenge", document(prompt)));
        return Response.of(200, "application/json", json.writeValueAsBytes(document))
                .with("Cache-Control", "no-store");
    }

    private static Map<String, String> document(Prompt prompt) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("kind", prompt.kind());
        document.putAll(prompt.values());
        return document;
    }
}
