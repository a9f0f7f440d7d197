package dev.masthead.examples.benchmarks;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What somebody would write by hand for these forms, who knows everything that has to be checked: the floor. */
final class HandWritten {

    private static final Set<String> TOPICS = Set.of("question", "correction", "subscription", "press", "other");
    private static final Set<String> BUDGETS =
            Set.of("up-to-1000", "from-1000-to-5000", "from-5000-to-20000", "over-20000", "undecided");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.#$&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63})+");
    private static final Pattern PHONE = Pattern.compile("[+]?(?:[0-9][ ().\\/-]*){5,20}");

    private HandWritten() {}

    static boolean isValid(String form, byte[] body) {
        Map<String, String> fields = decoded(body);
        return hasCommonFields(fields) && (form.equals("contact") ? isContact(fields) : isEnquiry(fields));
    }

    private static boolean hasCommonFields(Map<String, String> fields) {
        String email = line(fields, "email");
        String phone = line(fields, "phone");
        String message = clean(fields.getOrDefault("message", ""), true);
        return isText(line(fields, "name"))
                && email.length() <= 254
                && EMAIL.matcher(email).matches()
                && (phone.isEmpty()
                        || (phone.length() <= 60 && PHONE.matcher(phone).matches()))
                && !message.isEmpty()
                && message.codePointCount(0, message.length()) <= 5_000;
    }

    private static boolean isContact(Map<String, String> fields) {
        String topic = line(fields, "topic");
        return topic.isEmpty() || TOPICS.contains(topic);
    }

    private static boolean isEnquiry(Map<String, String> fields) {
        String role = line(fields, "role");
        String budget = line(fields, "budget");
        return isText(line(fields, "company"))
                && (role.isEmpty() || isText(role))
                && isWebsite(line(fields, "website"))
                && (budget.isEmpty() || BUDGETS.contains(budget));
    }

    private static boolean isText(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= 200;
    }

    private static boolean isWebsite(String text) {
        return text.isEmpty()
                || (text.length() <= 2_000 && URI.create(text).getScheme().startsWith("http"));
    }

    private static String line(Map<String, String> fields, String name) {
        return clean(fields.getOrDefault(name, ""), false);
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
                mayCompose |= c >= 0x300 && (c < 0x2010 || c > 0x20AC);
            }
        }
        String kept = new String(clean, 0, length);
        return (mayCompose ? Normalizer.normalize(kept, Normalizer.Form.NFC) : kept).strip();
    }
}
