package dev.masthead.spi;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** One value of a key. Values are never personal data: an e-mail address is kept as its HMAC. */
public sealed interface KeyValue {

    /** The longest text value, in bytes of UTF-8. */
    int MAX_TEXT_BYTES = 512;

    /** The value's type. */
    KeyType type();

    /**
     * A text value.
     *
     * @param text well-formed Unicode without U+0000, at most {@value #MAX_TEXT_BYTES} bytes in UTF-8; may be empty
     */
    record Text(String text) implements KeyValue {
        /** Refuses a text that is too long or not well-formed. */
        public Text {
            int bytes = utf8(text).remaining();
            if (bytes > MAX_TEXT_BYTES) {
                throw new IllegalArgumentException(
                        "A text key has at most " + MAX_TEXT_BYTES + " bytes in UTF-8; this one has " + bytes);
            }
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("A text key has no U+0000");
            }
        }

        @Override
        public KeyType type() {
            return KeyType.TEXT;
        }
    }

    /**
     * An integer value.
     *
     * @param value any value
     */
    record Int(long value) implements KeyValue {
        @Override
        public KeyType type() {
            return KeyType.INTEGER;
        }
    }

    /**
     * A point in time.
     *
     * @param instant from the year 0001 to 9999; what is finer than a microsecond is cut off
     */
    record Time(Instant instant) implements KeyValue {
        private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");
        private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999Z");

        /** Cuts off what is finer than a microsecond. */
        public Time {
            instant = Objects.requireNonNull(instant, "instant").truncatedTo(ChronoUnit.MICROS);
            if (instant.isBefore(MIN) || instant.isAfter(MAX)) {
                throw new IllegalArgumentException(
                        "An instant key is in the years 0001 to 9999; this one is " + instant);
            }
        }

        @Override
        public KeyType type() {
            return KeyType.INSTANT;
        }

        /** Microseconds since 1970-01-01T00:00:00Z: how a store without a fitting type of its own may keep it. */
        public long epochMicros() {
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000L);
        }
    }

    /** A text value; see {@link Text}. */
    static KeyValue of(String text) {
        return new Text(text);
    }

    /** An integer value. */
    static KeyValue of(long value) {
        return new Int(value);
    }

    /** A point in time; see {@link Time}. */
    static KeyValue of(Instant instant) {
        return new Time(instant);
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("A text key is well-formed Unicode; this one has a lone surrogate", e);
        }
    }
}
