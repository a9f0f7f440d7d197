package dev.masthead.web;

import dev.masthead.core.Json;
import dev.masthead.forms.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Error answers for programs: {@code application/problem+json} (RFC 9457). */
final class Problems {

    private static final String TYPE = "application/problem+json";

    private final JsonMapper json = Json.strict();

    Response of(HttpProblem problem) {
        Map<String, Object> document = document(problem.status(), problem.detail());
        Response response = answer(problem.status(), document);
        return withHeaders(response, problem.headers());
    }

    Response invalid(List<Violation> violations) {
        Map<String, Object> document = document(422, "Some answers need another look.");
        document.put("violations", violations.stream().map(Problems::document).toList());
        return answer(422, document);
    }

    /** The field where the message belongs stands first among all that it is about. */
    private static Map<String, Object> document(Violation violation) {
        List<String> fields = new ArrayList<>(List.of(violation.field()));
        fields.addAll(violation.others());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("field", violation.field());
        document.put("fields", fields);
        document.put("code", violation.code());
        document.put("message", violation.message());
        return document;
    }

    private Response answer(int status, Map<String, Object> document) {
        return Response.of(status, TYPE, json.writeValueAsBytes(document)).with("Cache-Control", "no-store");
    }

    private static Map<String, Object> document(int status, String detail) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("title", StatusText.of(status));
        document.put("status", status);
        document.put("detail", detail);
        return document;
    }

    static Response withHeaders(Response response, Headers more) {
        Headers.Builder all = response.headers().toBuilder();
        more.forEach(all::set);
        return new Response(response.status(), all.build(), response.body());
    }
}
