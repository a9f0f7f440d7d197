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

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final String JSON = "application/json";

    /** Fields of a request that mean one thing: two of them mean that somebody in between reads another one than we do. */
    private static final List<String> SINGLE =
            List.of("Content-Type", "Content-Length", "Origin", "Referer", "Sec-Fetch-Site", "Idempotency-Key");

    private final Limits limits;
    private final BodyReader bodies;
    private final JsonFields json = new JsonFields();

    PostReader(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.bodies = new BodyReader(limits, clock);
    }

    /**
     * Reads a body.
     *
     * @param expected of the form that it was posted to
     */
    Map<String, List<String>> read(Request request, Expected expected) throws HttpProblem, IOException {
        for (String name : SINGLE) {
            if (request.headers().all(name).size() > 1) {
                throw HttpProblem.malformed("The header field " + name + " was sent more than once. Send it once.");
            }
        }
        String header = request.headers().first("Content-Type").orElse("");
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean known = type.equals(URL_ENCODED) || type.equals(MULTIPART) || type.equals(JSON);
        byte[] body = bodies.read(request);
        if (!known || !isUtf8(header)) {
            throw HttpProblem.wrongType(String.join(", ", URL_ENCODED, MULTIPART, JSON));
        }
        Limits own = expected.widened(limits);
        Map<String, List<String>> fields = switch (type) {
            case URL_ENCODED -> UrlEncodedForm.read(body, own.fields());
            case MULTIPART -> MultipartForm.read(body, header, own);
            default -> json(body, own.fields());
        };
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            check(field.getKey());
            for (String value : expected.texts().contains(field.getKey()) ? List.<String>of() : field.getValue()) {
                check(value);
            }
        }
        return fields;
    }

    private void check(String text) throws HttpProblem {
        boolean maybe = text.length() > limits.fieldLength();
        if (maybe && text.codePointCount(0, text.length()) > limits.fieldLength()) {
            throw HttpProblem.tooLarge("A field has at most " + limits.fieldLength() + " characters. Shorten it.");
        }
    }

    private Map<String, List<String>> json(byte[] body, int most) throws HttpProblem {
        try {
            Map<String, List<String>> fields = json.read(body);
            if (fields.values().stream().mapToInt(List::size).sum() > most || fields.size() > most) {
                throw HttpProblem.tooManyFields(most);
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
}
