package dev.masthead.examples.benchmarks;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody would write by hand for this one form, who knows everything that has to be checked: the floor. */
final class HandWritten {

    private static final Set<String> TOPICS = Set.of("question", "correction", "subscription", "press", "other");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.#$&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63})+");
    private static final Pattern PHONE = Pattern.compile("[+]?(?:[0-9][ ().\\/-]*){5,20}");

    private HandWritten() {}

    static boolean isValid(byte[] body) {
        Map<String, String> fields = decoded(body);
        return fields != null && isValid(fields);
    }

    static boolean isValid(Map<String, String> fields) {
        String name = clean(fields.getOrDefault("name", ""), false);
        String email = clean(fields.getOrDefault("email", ""), false);
        String phone = clean(fields.getOrDefault("phone", ""), false);
        String topic = clean(fields.getOrDefault("topic", ""), false);
        String message = clean(fields.getOrDefault("message", ""), true);
        return !name.isEmpty()
                && name.codePointCount(0, name.length()) <= 200
                && email.length() <= 254
                && EMAIL.matcher(email).matches()
                && (phone.isEmpty()
                        || (phone.length() <= 60 && PHONE.matcher(phone).matches()))
                && (topic.isEmpty() || TOPICS.contains(topic))
                && !message.isEmpty()
                && message.codePointCount(0, message.length()) <= 5_000;
    }

    static Map<String, String> decoded(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        int start = 0;
        byte[] out = new byte[body.length];
        while (start < body.length) {
            int end = start;
            int length = 0;
            String name = "";
            while (end < body.length && body[end] != '&') {
                byte b = body[end];
                if (b == '=' && name.isEmpty()) {
                    name = new String(out, 0, length, StandardCharsets.UTF_8);
                    length = 0;
                } else if (b == '%' && end + 2 < body.length) {
                    out[length++] =
                            (byte) (Character.digit(body[end + 1], 16) * 16 + Character.digit(body[end + 2], 16));
                    end += 2;
                } else {
                    out[length++] = b == '+' ? (byte) ' ' : b;
                }
                end++;
            }
            fields.put(name, new String(out, 0, length, StandardCharsets.UTF_8));
            start = end + 1;
        }
        return fields;
    }

    private static String clean(String text, boolean lines) {
        char[] clean = new char[text.length()];
        int length = 0;
        boolean mayCompose = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\r') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
                    clean[length++] = lines ? '\n' : ' ';
                }
            } else if (c == '\n') {
                clean[length++] = lines ? c : ' ';
            } else if (c == '\t' || !Character.isISOControl(c)) {
                clean[length++] = c;
                mayCompose |= c >= 0x300 && c != '€';
            }
        }
        String kept = new String(clean, 0, length);
        return (mayCompose ? Normalizer.normalize(kept, Normalizer.Form.NFC) : kept).strip();
    }
}
