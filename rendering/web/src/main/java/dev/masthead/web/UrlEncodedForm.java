package dev.masthead.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded}, as the URL standard defines it, UTF-8 only. */
final class UrlEncodedForm {

    private UrlEncodedForm() {}

    static Map<String, List<String>> read(byte[] body, int mostFields) throws HttpProblem {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int pairs = 0;
        for (int start = 0, end; start <= text.length(); start = end + 1) {
            int next = text.indexOf('&', start);
            end = next < 0 ? text.length() : next;
            String pair = text.substring(start, end);
            if (pair.isEmpty()) {
                continue;
            }
            if (++pairs > mostFields) {
                throw HttpProblem.tooManyFields(mostFields);
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
