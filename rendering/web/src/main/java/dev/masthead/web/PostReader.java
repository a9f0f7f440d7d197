package dev.masthead.web;

import dev.masthead.forms.BadPostException;
import dev.masthead.forms.JsonFields;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the fields of a posted form under limits: urlencoded, multipart or a flat JSON object. */
final class PostReader {

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data";
    private static final String JSON = "application/json";
    private static final List<String> TYPES = List.of(URL_ENCODED, MULTIPART, JSON);

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
     * @param turn the claim of who sends it to the memory for a large one
     * @param expected of the form that it was posted to
     */
    Map<String, List<String>> read(Request request, LargePosts.Turn turn, Expected expected)
            throws HttpProblem, IOException {
        checkFraming(request.headers());
        String header = request.headers().first("Content-Type").orElse("");
        String type = header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean readable = TYPES.contains(type) && isUtf8(header);
        // Who waits for a "100 Continue" is answered at once; anybody else sends the body, and reads the answer behind
        // it.
        if (!readable && request.awaitsContinue()) {
            throw HttpProblem.wrongType(String.join(", ", TYPES));
        }
        byte[] body = bodies.read(request, turn);
        if (!readable) {
            throw HttpProblem.wrongType(String.join(", ", TYPES));
        }
        Limits own = expected.widened(limits);
        Map<String, List<String>> fields = switch (type) {
            case URL_ENCODED -> UrlEncodedForm.read(body, own.fields());
            case MULTIPART -> MultipartForm.read(body, header, own);
            default -> json(body, own.fields());
        };
        checkLengths(fields, expected.texts());
        return fields;
    }

    /** What somebody in between may have read as another body than we do. */
    private static void checkFraming(Headers headers) throws HttpProblem {
        for (String name : SINGLE) {
            if (headers.all(name).size() > 1) {
                throw HttpProblem.malformed("The header field " + name + " was sent more than once. Send it once.");
            }
        }
        if (!String.join(",", headers.all("Transfer-Encoding")).matches("(?i)|chunked")) {
            throw HttpProblem.malformed(
                    "The only Transfer-Encoding that is read here is chunked. Send the form with it or none.");
        }
        if (!String.join(",", headers.all("Content-Encoding")).matches("(?i)|identity")) {
            throw HttpProblem.wrongCoding();
        }
    }

    private void checkLengths(Map<String, List<String>> fields, Set<String> texts) throws HttpProblem {
        for (Map.Entry<String, List<String>> field : fields.entrySet()) {
            check(field.getKey());
            for (String value : texts.contains(field.getKey()) ? List.<String>of() : field.getValue()) {
                check(value);
            }
        }
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
        return charset < 0 || lower.substring(charset).matches(";charset=utf-8(;.*)?");
    }
}
