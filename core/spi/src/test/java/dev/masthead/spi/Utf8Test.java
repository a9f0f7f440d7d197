package dev.masthead.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    /** The borders of the encoding's lengths, and of the surrogates. */
    private static final int[] EDGES = {
        1, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF
    };

    @Test
    void idsAndPayloadsAreMeasuredInBytes() {
        new Write.Put("notes", "é".repeat(100), "é".repeat(Write.MAX_PAYLOAD_BYTES / 2), 0);
        String id = "é".repeat(100) + "e";
        String payload = "é".repeat(Write.MAX_PAYLOAD_BYTES / 2) + "e";
        assertThrows(IllegalArgumentException.class, () -> new Write.Put("notes", id, "{}", 0));
        assertThrows(IllegalArgumentException.class, () -> new Write.Put("notes", "n", payload, 0));
    }

    @Test
    void textOrdersAsItsBytesDo() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String a = text(random);
            String b = text(random);
            assertEquals(
                    Integer.signum(Arrays.compareUnsigned(
                            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))),
                    Integer.signum(KeyValue.utf8Order().compare(a, b)),
                    () -> Arrays.toString(a.codePoints().toArray())
                            + Arrays.toString(b.codePoints().toArray()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\uD800", "\uDC00", "a\uD83D", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"})
    void textThatNoEngineKeepsIsRefusedEverywhere(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Write.Put("notes", "n", text, 0));
        assertThrows(IllegalArgumentException.class, () -> new Write.Put("notes", text, "{}", 0));
        assertThrows(IllegalArgumentException.class, () -> new Write.Delete("notes", text, 1));
        assertThrows(IllegalArgumentException.class, () -> KeyValue.of(text));
        assertThrows(IllegalArgumentException.class, () -> new Cursor(Optional.empty(), text));
    }

    @Test
    void valuesOfTwoTypesDoNotCompare() {
        List<KeyValue> mixed = List.of(KeyValue.of("1"), KeyValue.of(1));
        assertThrows(
                IllegalArgumentException.class, () -> mixed.stream().sorted().toList());
    }

    private static String text(Random random) {
        int[] points = random.ints(random.nextInt(4), 0, EDGES.length)
                .map(i -> EDGES[i])
                .toArray();
        return new String(points, 0, points.length);
    }
}
