package dev.masthead.storage.tck;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** The values that generated calls are made of: few, so that they meet, and odd ones, so that they hurt. */
final class Vocabulary {

    private static final List<String> TEXTS = List.of(
            "", "a", "A", "a ", "\u00E1", "a\u0301", "b", "10", "9", "%", "\uFFFF", "\uD83D\uDE00", "\u00DF", "ss");

    private static final List<Long> NUMBERS =
            List.of(Long.MIN_VALUE, -10L, -9L, -1L, 0L, 1L, 9L, 10L, (1L << 53) + 1, 1L << 53, Long.MAX_VALUE);

    private static final List<Instant> MOMENTS = List.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("1582-10-10T00:00:00Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            Instant.EPOCH,
            Instant.parse("1970-01-01T00:00:00.000001Z"),
            Instant.parse("2026-03-29T02:30:00.123456Z"),
            Instant.parse("2026-03-29T02:30:00.123457Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"));

    private static final List<String> IDS = List.of(
            "a",
            "A",
            "a ",
            "b",
            "a\u0301",
            "\u00E1",
            "\uFFFF",
            "\uD83D\uDE00",
            "a%",
            "a_",
            "it's",
            "a/b\\c",
            "10",
            "9",
            "x".repeat(200));

    private static final List<String> BODIES =
            List.of("", " ", "e\u0301\u00E9", "\uD83D\uDE00\uFFFF", "\\u0000\\ud800", "%s ? ' ; -- $1", "1.0", "0");

    /** Where buffers, columns and packets of other people end. */
    private static final List<Integer> LENGTHS = List.of(255, 4_000, 8_191, 32_767, 65_535, 65_536, 1 << 20);

    private final Random random;

    Vocabulary(Random random) {
        this.random = random;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int upTo(int most) {
        return 1 + random.nextInt(most);
    }

    String id() {
        return one(IDS);
    }

    KeyValue value(KeyType type) {
        return switch (type) {
            case TEXT -> KeyValue.of(chance(3) ? "\u20AC".repeat(170) : one(TEXTS));
            case INTEGER -> KeyValue.of(one(NUMBERS));
            case INSTANT -> KeyValue.of(one(MOMENTS));
        };
    }

    Cursor position(Optional<KeyType> order) {
        return new Cursor(order.map(this::value), chance(10) ? "" : id());
    }

    /** A payload with some of these keys; unique ones now and then only. */
    Sample sample(List<String> plain, List<String> unique) {
        Sample sample = Sample.empty();
        for (String key : plain) {
            if (chance(65)) {
                sample = with(sample, key);
            }
        }
        for (String key : unique) {
            if (chance(35)) {
                sample = with(sample, key);
            }
        }
        return sample.body(body());
    }

    private Sample with(Sample sample, String key) {
        KeyType type = switch (key) {
            case "score", "level", "number" -> KeyType.INTEGER;
            case "moment" -> KeyType.INSTANT;
            default -> KeyType.TEXT;
        };
        boolean many = key.equals("tag") || key.equals("level") || key.equals("claim");
        Sample more = sample.and(key, value(type));
        for (int i = 0; many && i < 2 && chance(50); i++) {
            more = more.and(key, value(type));
        }
        return more;
    }

    private String body() {
        if (!chance(3)) {
            return one(BODIES) + random.nextInt(1_000);
        }
        int length = one(LENGTHS);
        return chance(50) ? "x".repeat(length) : "\uD83D\uDE00".repeat(length / 4) + "\u00E9";
    }
}
