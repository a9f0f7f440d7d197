package dev.masthead.examples.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Forms of 2 KB as a browser posts them, and the decoder of Masthead's server. */
final class SamplePost {

    private static final String PARAGRAPH =
            "The ferry that you wrote about in May, the “Heron”, still runs: my neighbour's daughter works on it, and says"
                    + " that a night on board costs 5 € less than the bus. Would you correct the article, please? We read it"
                    + " aloud at breakfast, all of us, and then the children wanted to know who had paid for the new bridge"
                    + " (nobody here remembers). Kind regards to the whole office, and to the printers in Bremerhaven.";
    private static final String MESSAGE = String.join("\r\n\r\n", Collections.nCopies(4, PARAGRAPH));
    private static final int MOST_FIELDS = 100;
    private static final MethodHandle DECODE = decoder();

    private SamplePost() {}

    /** The fields of {@code contact} or {@code advertise}, in the form's order. */
    static Map<String, List<String>> fields(String form) {
        boolean contact = form.equals("contact");
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("name", List.of("Zoë Ångström"));
        fields.put("email", List.of("zoe.angstrom@example.org"));
        if (!contact) {
            fields.put("company", List.of("Ångström & Daughters"));
            fields.put("role", List.of("Head of sales"));
        }
        fields.put("phone", List.of("+44 20 7946 0000"));
        if (contact) {
            fields.put("topic", List.of("question"));
        } else {
            fields.put("website", List.of("https://www.example.org/shop"));
            fields.put("budget", List.of("undecided"));
        }
        fields.put("message", List.of(MESSAGE));
        return fields;
    }

    /** The message that is in both. */
    static String message() {
        return MESSAGE;
    }

    /** These fields, URL-encoded. */
    static byte[] body(String form) {
        return fields(form).entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue().get(0), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @SuppressWarnings("unchecked")
    static Map<String, List<String>> decoded(byte[] body) {
        try {
            return (Map<String, List<String>>) (Map<?, ?>) DECODE.invokeExact(body, MOST_FIELDS);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable refused) {
            throw new IllegalStateException("The decoder refuses it", refused);
        }
    }

    /** The server's own decoder is not published; on the class path it can be reached. */
    private static MethodHandle decoder() {
        try {
            Method read =
                    Class.forName("dev.masthead.web.UrlEncodedForm").getDeclaredMethod("read", byte[].class, int.class);
            read.setAccessible(true);
            return MethodHandles.lookup().unreflect(read);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The decoder has moved", e);
        }
    }
}
