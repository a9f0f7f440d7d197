package dev.masthead.examples.redis;

import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes whose order, byte by byte, is the order of rule S-21: Redis sorts the members of a sorted set so when they have
 * one score.
 *
 * <p>A text is its UTF-8 and a zero byte, which no text holds: so a text comes before every longer one that begins with it.
 * A number is 8 bytes, the highest first, with its sign turned round.
 */
final class SortableBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    SortableBytes() {}

    SortableBytes(byte[] start) {
        out.writeBytes(start);
    }

    SortableBytes add(KeyValue value) {
        if (value instanceof KeyValue.Text text) {
            out.writeBytes(text.text().getBytes(StandardCharsets.UTF_8));
            out.write(0);
        } else if (value instanceof KeyValue.Int number) {
            addNumber(number.value());
        } else {
            addNumber(((KeyValue.Time) value).epochMicros());
        }
        return this;
    }

    private void addNumber(long value) {
        out.writeBytes(
                ByteBuffer.allocate(Long.BYTES).putLong(value ^ Long.MIN_VALUE).array());
    }

    /** The end of every member: the id, a zero byte, and how long the id is, so that it can be cut off again. */
    SortableBytes addId(String id) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(bytes);
        out.write(0);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /** The smallest bytes beyond all those that begin so; empty when there are none. */
    static Optional<byte[]> beyond(byte[] start) {
        for (int last = start.length - 1; last >= 0; last--) {
            if (start[last] != (byte) 0xFF) {
                byte[] next = Arrays.copyOf(start, last + 1);
                next[last]++;
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    static String idOf(byte[] member) {
        int end = member.length - 3;
        return new String(member, end - idLength(member), idLength(member), StandardCharsets.UTF_8);
    }

    /** The value between a member's first bytes and its id. */
    static KeyValue orderOf(byte[] member, int from, KeyType type) {
        int end = member.length - 3 - idLength(member);
        if (type == KeyType.TEXT) {
            return KeyValue.of(new String(member, from, end - 1 - from, StandardCharsets.UTF_8));
        }
        long number = ByteBuffer.wrap(member, from, Long.BYTES).getLong() ^ Long.MIN_VALUE;
        return type == KeyType.INTEGER
                ? KeyValue.of(number)
                : KeyValue.of(Instant.EPOCH.plus(number, ChronoUnit.MICROS));
    }

    private static int idLength(byte[] member) {
        return ((member[member.length - 2] & 0xFF) << 8) | (member[member.length - 1] & 0xFF);
    }
}
