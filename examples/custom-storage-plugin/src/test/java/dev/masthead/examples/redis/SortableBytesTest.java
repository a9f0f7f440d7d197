package dev.masthead.examples.redis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** S-21: the order of the bytes is the order of the values, then of the ids. */
class SortableBytesTest {

    private static final List<String> TEXTS = List.of(
            "", "\u0001", " ", "a", "a ", "aa", "ab", "b", "é", "\u07FF", "\uD7FF", "\uE000", "\uFFFF", "\uD83D\uDE00");

    private static final List<KeyValue> NUMBERS = Stream.concat(
                    Stream.of(Long.MIN_VALUE, -256L, -255L, -1L, 0L, 1L, 255L, 256L, Long.MAX_VALUE),
                    new Random(7).longs(50).boxed())
            .map(KeyValue::of)
            .toList();

    private static final List<KeyValue> INSTANTS = Stream.of(
                    "0001-01-01T00:00:00Z",
                    "1969-12-31T23:59:59.999999Z",
                    "1970-01-01T00:00:00Z",
                    "2026-11-23T07:00:00.000001Z",
                    "9999-12-31T23:59:59.999999Z")
            .map(Instant::parse)
            .map(KeyValue::of)
            .toList();

    @Test
    void bytesOrderAsValuesAndIdsDo() {
        check(TEXTS.stream().map(KeyValue::of).toList(), KeyType.TEXT);
        check(NUMBERS, KeyType.INTEGER);
        check(INSTANTS, KeyType.INSTANT);
    }

    private static void check(List<KeyValue> values, KeyType type) {
        for (KeyValue left : values) {
            for (KeyValue right : values) {
                checkIds(left, right, type);
            }
        }
    }

    private static void checkIds(KeyValue left, KeyValue right, KeyType type) {
        for (String a : TEXTS) {
            byte[] first = new SortableBytes().add(left).addId(a).bytes();
            assertEquals(a, SortableBytes.idOf(first));
            assertEquals(left, SortableBytes.orderOf(first, 0, type));
            for (String b : TEXTS) {
                byte[] second = new SortableBytes().add(right).addId(b).bytes();
                int wanted = left.compareTo(right) != 0
                        ? left.compareTo(right)
                        : KeyValue.utf8Order().compare(a, b);
                assertEquals(Integer.signum(wanted), Integer.signum(Arrays.compareUnsigned(first, second)));
            }
        }
    }

    @Test
    void nothingBeginsLikeAnotherValueOfTheSameIndex() {
        List<byte[]> starts = new ArrayList<>();
        TEXTS.forEach(
                text -> starts.add(new SortableBytes().add(KeyValue.of(text)).bytes()));
        for (byte[] start : starts) {
            byte[] beyond = SortableBytes.beyond(start).orElseThrow();
            for (byte[] other : starts) {
                boolean inside = Arrays.compareUnsigned(other, start) >= 0 && Arrays.compareUnsigned(other, beyond) < 0;
                assertEquals(Arrays.equals(start, other), inside);
            }
        }
    }

    @Test
    void endOfAllThatBeginSo() {
        assertArrayEquals(
                new byte[] {1, 3}, SortableBytes.beyond(new byte[] {1, 2}).orElseThrow());
        assertArrayEquals(
                new byte[] {2},
                SortableBytes.beyond(new byte[] {1, (byte) 0xFF}).orElseThrow());
        assertEquals(Optional.empty(), SortableBytes.beyond(new byte[] {(byte) 0xFF}));
        assertTrue(SortableBytes.beyond(new byte[0]).isEmpty());
    }
}
