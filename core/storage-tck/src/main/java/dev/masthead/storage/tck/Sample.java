package dev.masthead.storage.tck;

import dev.masthead.spi.KeyExtractor;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.StringJoiner;

/** A JSON payload that carries its own keys, in a form that needs no JSON parser to read. Immutable. */
final class Sample {

    private static final String OPENING = "{\"keys\":\"";

    private final String keys;
    private final String body;

    private Sample(String keys, String body) {
        this.keys = keys;
        this.body = body;
    }

    static Sample empty() {
        return new Sample("", "");
    }

    static Sample of(String key, KeyValue value) {
        return empty().and(key, value);
    }

    static Sample of(String key, String text) {
        return of(key, KeyValue.of(text));
    }

    static Sample of(String key, long value) {
        return of(key, KeyValue.of(value));
    }

    Sample and(String key, KeyValue value) {
        StringJoiner more = new StringJoiner("&");
        if (!keys.isEmpty()) {
            more.add(keys);
        }
        return new Sample(more.add(key + "=" + encoded(value)).toString(), body);
    }

    Sample and(String key, String text) {
        return and(key, KeyValue.of(text));
    }

    Sample and(String key, long value) {
        return and(key, KeyValue.of(value));
    }

    /** Adds plain text that is no key. */
    Sample body(String text) {
        return new Sample(keys, text);
    }

    String payload() {
        return OPENING + keys + "\",\"body\":\"" + body + "\"}";
    }

    /** Reads these keys of a payload; none when the payload is not a sample's. */
    static KeyExtractor reading(String... declared) {
        Set<String> wanted = Set.of(declared);
        return payload -> keysOf(payload, wanted);
    }

    private static Keys keysOf(String payload, Set<String> wanted) {
        Keys.Builder found = Keys.builder();
        int end = payload.startsWith(OPENING) ? payload.indexOf('"', OPENING.length()) : -1;
        if (end > OPENING.length()) {
            for (String pair : payload.substring(OPENING.length(), end).split("&", -1)) {
                int equals = pair.indexOf('=');
                String key = pair.substring(0, equals);
                if (wanted.contains(key)) {
                    found.add(key, decoded(pair.substring(equals + 1)));
                }
            }
        }
        return found.build();
    }

    private static String encoded(KeyValue value) {
        if (value instanceof KeyValue.Text text) {
            return "t" + URLEncoder.encode(text.text(), StandardCharsets.UTF_8);
        }
        if (value instanceof KeyValue.Int number) {
            return "i" + number.value();
        }
        return "a" + ((KeyValue.Time) value).instant().toString().replace("+", "%2B");
    }

    private static KeyValue decoded(String value) {
        String rest = URLDecoder.decode(value.substring(1), StandardCharsets.UTF_8);
        return switch (value.charAt(0)) {
            case 't' -> KeyValue.of(rest);
            case 'i' -> KeyValue.of(Long.parseLong(rest));
            default -> KeyValue.of(Instant.parse(rest));
        };
    }
}
