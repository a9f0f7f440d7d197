package dev.masthead.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded}, as the URL standard defines it, UTF-8 only. */
final class UrlEncodedForm {

    private UrlEncodedForm() {}

    static Map<String, List<String>> read(byte[] body) throws HttpProblem {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int pairs = 0;
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&", PostReader.MAX_FIELDS + 2)) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++pairs > PostReader.MAX_FIELDS) {
                throw PostReader.tooManyFields();
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            fields.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    private static String decode(String raw) throws HttpProblem {
        return Percent.form(raw).orElseThrow(() -> HttpProblem.malformed("The form is not percent-encoded UTF-8."));
    }
}
