package dev.masthead.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code application/x-www-form-urlencoded}, as the URL standard defines it, UTF-8 only; in one pass. */
final class UrlEncodedForm {

    private final byte[] body;
    private final byte[] decoded;
    private int at;

    private UrlEncodedForm(byte[] body) {
        this.body = body;
        this.decoded = new byte[body.length];
    }

    static Map<String, List<String>> read(byte[] body, int mostFields) throws HttpProblem {
        return new UrlEncodedForm(body).fields(mostFields);
    }

    private Map<String, List<String>> fields(int most) throws HttpProblem {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (int pairs = 0; at < body.length; at++) {
            if (body[at] != '&') {
                if (++pairs > most) {
                    throw HttpProblem.tooManyFields(most);
                }
                pair(fields);
            }
        }
        return fields;
    }

    private void pair(Map<String, List<String>> fields) throws HttpProblem {
        String name = text('=');
        at += at < body.length && body[at] == '=' ? 1 : 0;
        fields.computeIfAbsent(name, n -> new ArrayList<>(1)).add(text('&'));
    }

    /** What stands before the next ampersand or this character; decoded. */
    private String text(char end) throws HttpProblem {
        int length = 0;
        while (at < body.length && body[at] != '&' && body[at] != end) {
            byte b = body[at];
            if (b == '%') {
                decoded[length++] = octet();
                at += 3;
            } else {
                decoded[length++] = b == '+' ? (byte) ' ' : b;
                at++;
            }
        }
        return Percent.utf8(decoded, length).orElseThrow(UrlEncodedForm::malformed);
    }

    private byte octet() throws HttpProblem {
        int octet = Percent.octet(body, at);
        if (octet < 0) {
            throw malformed();
        }
        return (byte) octet;
    }

    private static HttpProblem malformed() {
        return HttpProblem.malformed("The form is not percent-encoded UTF-8.");
    }
}
