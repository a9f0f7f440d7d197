package dev.masthead.web;

import dev.masthead.forms.BadPostException;
import dev.masthead.forms.JsonFields;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the fields of a posted form under limits: urlencoded, multipart or a flat JSON object. */
final class PostReader {

    /** The most fields of one post; the largest of our own forms has a dozen. */
    static final int MAX_FIELDS = 100;

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final String JSON = "application/json";

    private final BodyReader bodies;
    private final JsonFields json = new JsonFields();

    PostReader(int maxBytes, InstantSource clock) {
        this.bodies = new BodyReader(maxBytes, clock);
    }

    Map<String, List<String>> read(Request request) throws HttpProblem, IOException {
        String header = request.headers().first("Content-Type").orElse("");
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean known = type.equals(URL_ENCODED) || type.equals(MULTIPART) || type.equals(JSON);
        byte[] body = bodies.read(request);
        if (!known || !isUtf8(header)) {
            throw HttpProblem.wrongType(String.join(", ", URL_ENCODED, MULTIPART, JSON));
        }
        return switch (type) {
            case URL_ENCODED -> UrlEncodedForm.read(body);
            case MULTIPART -> MultipartForm.read(body, header);
            default -> json(body);
        };
    }

    private Map<String, List<String>> json(byte[] body) throws HttpProblem {
        try {
            Map<String, List<String>> fields = json.read(body);
            if (fields.size() > MAX_FIELDS) {
                throw tooManyFields();
            }
            return fields;
        } catch (BadPostException e) {
            throw HttpProblem.malformed(e.getMessage() + ".");
        }
    }

    private static boolean isUtf8(String header) {
        String lower = header.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
        int charset = lower.indexOf(";charset=");
        return charset < 0 || lower.startsWith("utf-8", charset + ";charset=".length());
    }

    static HttpProblem tooManyFields() {
        return HttpProblem.tooLarge("A form has at most " + MAX_FIELDS + " fields.");
    }
}
