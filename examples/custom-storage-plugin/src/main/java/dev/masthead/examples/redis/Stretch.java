package dev.masthead.examples.redis;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Query;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The stretch of an index that a query asks for, with its ends as Redis writes them. */
final class Stretch {

    private static final int INCLUSIVE = '[';
    private static final int EXCLUSIVE = '(';

    private final RedisCollection collection;
    private final Query query;
    private final IndexSpec index;
    private final byte[] start;

    /**
     * Checks the query first.
     *
     * @throws IllegalArgumentException when the index cannot answer it
     */
    Stretch(RedisCollection collection, Query query) {
        this.collection = collection;
        this.query = query;
        this.index = query.check(collection.spec());
        SortableBytes bytes = new SortableBytes();
        index.equality()
                .forEach(
                        key -> bytes.add(Objects.requireNonNull(query.equality().get(key))));
        this.start = bytes.bytes();
    }

    byte[] key() {
        return collection.index(index);
    }

    byte[] field() {
        return Reply.bytes(collection.field(index));
    }

    byte[] signature() {
        return Reply.bytes(collection.signature(index));
    }

    boolean isDescending() {
        return query.direction() == Query.Direction.DESCENDING;
    }

    /** The end with the small values. */
    byte[] least() {
        byte[] least = query.from().map(value -> startAnd().add(value).bytes()).orElse(start);
        return position()
                .filter(at -> !isDescending() && Arrays.compareUnsigned(at, least) >= 0)
                .map(at -> bound(EXCLUSIVE, at))
                .orElseGet(() -> bound(INCLUSIVE, least));
    }

    /** The end with the large values. */
    byte[] most() {
        Optional<byte[]> most =
                query.to().map(value -> startAnd().add(value).bytes()).or(() -> SortableBytes.beyond(start));
        return position()
                .filter(at -> isDescending()
                        && most.map(end -> Arrays.compareUnsigned(at, end) <= 0).orElse(true))
                .or(() -> most)
                .map(end -> bound(EXCLUSIVE, end))
                .orElseGet(() -> Reply.bytes("+"));
    }

    /** The position behind a member of this index. */
    Cursor cursor(byte[] member) {
        return new Cursor(
                index.order()
                        .map(key -> collection.spec().key(key).orElseThrow().type())
                        .map((KeyType type) -> SortableBytes.orderOf(member, start.length, type)),
                SortableBytes.idOf(member));
    }

    private Optional<byte[]> position() {
        return query.after().map(cursor -> {
            SortableBytes bytes = startAnd();
            cursor.order().ifPresent(bytes::add);
            return bytes.addId(cursor.id()).bytes();
        });
    }

    private SortableBytes startAnd() {
        return new SortableBytes(start);
    }

    private static byte[] bound(int kind, byte[] value) {
        byte[] bound = new byte[value.length + 1];
        bound[0] = (byte) kind;
        System.arraycopy(value, 0, bound, 1, value.length);
        return bound;
    }
}
