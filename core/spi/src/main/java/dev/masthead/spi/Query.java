package dev.masthead.spi;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks one index of a collection: exact values for all of its equality keys, a range of its order key, a direction, a
 * limit and a position. Immutable.
 */
public final class Query {

    /** The most records that one page can have. */
    public static final int MAX_LIMIT = 1_000;

    /** Which end of the order comes first. */
    public enum Direction {
        /** The smallest first. */
        ASCENDING,
        /** The largest first. */
        DESCENDING
    }

    private final String collection;
    private final String index;
    private final Map<String, KeyValue> equality;
    private final Optional<KeyValue> from;
    private final Optional<KeyValue> to;
    private final Direction direction;
    private final int limit;
    private final Optional<Cursor> after;

    private Query(Builder builder) {
        this.collection = builder.collection;
        this.index = builder.index;
        this.equality = Map.copyOf(builder.equality);
        this.from = builder.from;
        this.to = builder.to;
        this.direction = builder.direction;
        this.limit = builder.limit;
        this.after = builder.after;
    }

    /** Starts a query of an index: everything, ascending, 20 records. */
    public static Builder of(String collection, String index) {
        return new Builder(collection, index);
    }

    /** The collection's name. */
    public String collection() {
        return collection;
    }

    /** The index's name. */
    public String index() {
        return index;
    }

    /** The exact values, by key. */
    public Map<String, KeyValue> equality() {
        return equality;
    }

    /** The smallest value of the order key, inclusive. */
    public Optional<KeyValue> from() {
        return from;
    }

    /** The largest value of the order key, exclusive. */
    public Optional<KeyValue> to() {
        return to;
    }

    /** Which end comes first. */
    public Direction direction() {
        return direction;
    }

    /** The most records wanted, 1 to {@value #MAX_LIMIT}. */
    public int limit() {
        return limit;
    }

    /** The position to go on behind. */
    public Optional<Cursor> after() {
        return after;
    }

    /**
     * Checks this query against the collection it asks: every store calls it first.
     *
     * @param spec the declaration of {@link #collection()}
     * @return the declaration of the index
     * @throws IllegalArgumentException when the index is not declared, when the equality values are not exactly its
     *     equality keys, or a value has the wrong type
     */
    public IndexSpec check(CollectionSpec spec) {
        IndexSpec found = spec.index(index)
                .orElseThrow(() ->
                        new IllegalArgumentException("Collection " + spec.name() + " declares no index " + index));
        if (equality.size() != found.equality().size() || !equality.keySet().containsAll(found.equality())) {
            throw new IllegalArgumentException("Index " + index + " of " + spec.name() + " wants values for "
                    + found.equality() + ", not for " + equality.keySet());
        }
        equality.forEach((key, value) -> checkType(spec, key, value));
        Optional<KeyValue> position = after.flatMap(Cursor::order);
        if (found.order().isEmpty() && (from.isPresent() || to.isPresent() || position.isPresent())) {
            throw new IllegalArgumentException("Index " + index + " of " + spec.name() + " has no order key");
        }
        if (found.order().isPresent() && after.isPresent() && position.isEmpty()) {
            throw new IllegalArgumentException("The cursor is not one of index " + index + " of " + spec.name());
        }
        found.order().ifPresent(key -> {
            from.ifPresent(value -> checkType(spec, key, value));
            to.ifPresent(value -> checkType(spec, key, value));
            position.ifPresent(value -> checkType(spec, key, value));
        });
        return found;
    }

    private static void checkType(CollectionSpec spec, String key, KeyValue value) {
        KeyType type = spec.key(key).orElseThrow().type();
        if (value.type() != type) {
            throw new IllegalArgumentException("Key " + key + " of " + spec.name() + " takes " + type);
        }
    }

    /** Builds a {@link Query}; not thread-safe. */
    public static final class Builder {

        private final String collection;
        private final String index;
        private final Map<String, KeyValue> equality = new LinkedHashMap<>();
        private Optional<KeyValue> from = Optional.empty();
        private Optional<KeyValue> to = Optional.empty();
        private Direction direction = Direction.ASCENDING;
        private int limit = 20;
        private Optional<Cursor> after = Optional.empty();

        private Builder(String collection, String index) {
            this.collection = Objects.requireNonNull(collection, "collection");
            this.index = Objects.requireNonNull(index, "index");
        }

        /** The exact value of an equality key. */
        public Builder equal(String key, KeyValue value) {
            equality.put(key, value);
            return this;
        }

        /** The exact value of a text key. */
        public Builder equal(String key, String text) {
            return equal(key, KeyValue.of(text));
        }

        /** Only values of the order key from this one on. */
        public Builder from(KeyValue inclusive) {
            this.from = Optional.of(inclusive);
            return this;
        }

        /** Only instants from this one on. */
        public Builder from(Instant inclusive) {
            return from(KeyValue.of(inclusive));
        }

        /** Only values of the order key before this one. */
        public Builder to(KeyValue exclusive) {
            this.to = Optional.of(exclusive);
            return this;
        }

        /** Only instants before this one. */
        public Builder to(Instant exclusive) {
            return to(KeyValue.of(exclusive));
        }

        /** The largest first. */
        public Builder descending() {
            this.direction = Direction.DESCENDING;
            return this;
        }

        /** The most records wanted, 1 to {@value Query#MAX_LIMIT}; 20 when not set. */
        public Builder limit(int most) {
            if (most < 1 || most > MAX_LIMIT) {
                throw new IllegalArgumentException("A limit is 1 to " + MAX_LIMIT + ", not " + most);
            }
            this.limit = most;
            return this;
        }

        /** Goes on behind a position. */
        public Builder after(Cursor position) {
            this.after = Optional.of(position);
            return this;
        }

        /** Goes on behind a position, if there is one. */
        public Builder after(Optional<Cursor> position) {
            this.after = Objects.requireNonNull(position, "position");
            return this;
        }

        /** The query. */
        public Query build() {
            return new Query(this);
        }
    }
}
