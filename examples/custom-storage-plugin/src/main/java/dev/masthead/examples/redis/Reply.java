package dev.masthead.examples.redis;

import dev.masthead.spi.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a script answered: a word that says how it went, then what belongs to it. */
record Reply(List<?> parts) {

    static Reply of(@Nullable Object answer) {
        if (answer instanceof List<?> parts && !parts.isEmpty()) {
            return new Reply(parts);
        }
        throw new StoreException("Redis answered a script with something else than a list");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    boolean is(String word) {
        return text(0).equals(word);
    }

    int size() {
        return parts.size();
    }

    String text(int index) {
        return text(bytes(index));
    }

    int number(int index) {
        return parts.get(index) instanceof Long number ? Math.toIntExact(number) : Integer.parseInt(text(index));
    }

    byte[] bytes(int index) {
        return optional(index)
                .orElseThrow(() -> new StoreException("A record that an index names is not there: was a key of the"
                        + " store changed by somebody else?"));
    }

    Optional<byte[]> optional(int index) {
        return parts.get(index) instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty();
    }
}
