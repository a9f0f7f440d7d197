package dev.masthead.spi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;

/**
 * One value of a key. Values are never personal data: an e-mail address is kept as its HMAC.
 *
 * <p>Values of one type have the order of rule S-21, consistent with {@code equals}; comparing values of two types is an
 * {@link IllegalArgumentException}.
 */
public sealed interface KeyValue extends Comparable<KeyValue> {

    /** The longest text value, in bytes of UTF-8. */
    int MAX_TEXT_BYTES = 512;

    /** The value's type. */
    KeyType type();

    @Override
    default int compareTo(KeyValue other) {
        if (this instanceof Text a && other instanceof Text b) {
            return Utf8.compare(a.text, b.text);
        }
        if (this instanceof Int a && other instanceof Int b) {
            return Long.compare(a.value, b.value);
        }
        if (this instanceof Time a && other instanceof Time b) {
            return a.instant.compareTo(b.instant);
        }
        throw new IllegalArgumentException("A value of " + type() + " does not compare with one of " + other.type());
    }

    /** The order of ids and text values: by their bytes in UTF-8. {@link String#compareTo} differs beyond U+FFFF. */
    static Comparator<String> utf8Order() {
        return Utf8::compare;
    }

    /**
     * A text value.
     *
     * @param text well-formed Unicode without U+0000, at most {@value #MAX_TEXT_BYTES} bytes in UTF-8; may be empty
     */
    record Text(String text) implements KeyValue {
        /** Refuses a text that is too long or not well-formed. */
        public Text {
            Utf8.check("A text key", text);
            int bytes = text.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_TEXT_BYTES) {
                throw new IllegalArgumentException(
                        "A text key has at most " + MAX_TEXT_BYTES + " bytes in UTF-8; this one has " + bytes);
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
}
