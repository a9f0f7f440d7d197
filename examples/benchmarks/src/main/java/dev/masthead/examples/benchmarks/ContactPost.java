package dev.masthead.examples.benchmarks;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A contact form of 2 KB as a browser posts it, and the decoder of Masthead's server. */
final class ContactPost {

    private static final String SENTENCE =
            "The ferry that you wrote about, the Heron, still runs; it costs 5 € at night.\r\n";
    private static final int MOST_FIELDS = 100;
    private static final MethodHandle DECODE = decoder();

    private ContactPost() {}

    /** The fields in the order of the form. */
    static Map<String, List<String>> fields() {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put("name", List.of("Zoë Ångström"));
        fields.put("email", List.of("zoe.angstrom@example.org"));
        fields.put("phone", List.of("+44 20 7946 0000"));
        fields.put("topic", List.of("question"));
        fields.put("message", List.of(SENTENCE.repeat(19)));
        return fields;
    }

    /** These fields, URL-encoded. */
    static byte[] body() {
        return fields().entrySet().stream()
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
