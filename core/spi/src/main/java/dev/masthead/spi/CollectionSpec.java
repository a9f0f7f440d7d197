package dev.masthead.spi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Declares a collection: its name, its keys, its indexes, and how to read the keys from a payload.
 *
 * <p>Names have 1 to 20 lower-case letters, digits and underscores, a letter first. Every collection has the index
 * {@value #ALL}, undeclared: all its records in the order of their ids. Immutable and thread-safe, as is its key
 * extractor.
 */
public final class CollectionSpec {

    /** The name of the index that every collection has: no equality keys, no order key. */
    public static final String ALL = "all";

    /** The most text keys in one index: with the id, their bytes fit into an entry of any engine's index. */
    public static final int MAX_TEXT_KEYS = 4;

    private final String name;
    private final List<KeySpec> keys;
    private final List<IndexSpec> indexes;
    private final KeyExtractor keysOf;
    private final Map<String, KeySpec> keysByName;
    private final Map<String, IndexSpec> indexesByName;

    private CollectionSpec(Builder builder) {
        this.name = builder.name;
        this.keys = List.copyOf(builder.keys);
        this.indexes = List.copyOf(builder.indexes);
        this.keysOf = builder.keysOf;
        this.keysByName = byName("key", keys, KeySpec::name);
        this.indexesByName = byName("index", indexes, IndexSpec::name);
        indexes.forEach(this::check);
    }

    /** Starts a collection without keys. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The collection's name. */
    public String name() {
        return name;
    }

    /** The declared keys, in order. */
    public List<KeySpec> keys() {
        return keys;
    }

    /** The indexes: {@value #ALL}, then the declared ones in order. */
    public List<IndexSpec> indexes() {
        return indexes;
    }

    /** Reads the keys of a payload; never yields an undeclared one. */
    public KeyExtractor keysOf() {
        return this::checkedKeys;
    }

    /** The key of that name. */
    public Optional<KeySpec> key(String keyName) {
        return Optional.ofNullable(keysByName.get(keyName));
    }

    /** The index of that name. */
    public Optional<IndexSpec> index(String indexName) {
        return Optional.ofNullable(indexesByName.get(indexName));
    }

    /** The many-valued key among an index's equality keys, if it has one. */
    public Optional<KeySpec> manyValuedKey(IndexSpec index) {
        return index.equality().stream()
                .map(keysByName::get)
                .filter(key -> key != null && key.many())
                .findFirst();
    }

    private Keys checkedKeys(String payload) {
        Keys found = keysOf.keysOf(payload);
        for (String keyName : found.names()) {
            KeySpec spec = keysByName.get(keyName);
            Set<KeyValue> values = found.values(keyName);
            if (spec == null) {
                throw new IllegalArgumentException("Collection " + name + " declares no key " + keyName);
            }
            if (!spec.many() && values.size() > 1) {
                throw new IllegalArgumentException("Key " + keyName + " of " + name + " takes one value");
            }
            for (KeyValue value : values) {
                if (value.type() != spec.type()) {
                    throw new IllegalArgumentException("Key " + keyName + " of " + name + " takes " + spec.type());
                }
            }
        }
        return found;
    }

    private void check(IndexSpec index) {
        Set<String> seen = new HashSet<>();
        List<String> used = new ArrayList<>(index.equality());
        index.order().ifPresent(used::add);
        for (String keyName : used) {
            if (!keysByName.containsKey(keyName)) {
                throw invalid(index, "uses the undeclared key " + keyName);
            }
            if (!seen.add(keyName)) {
                throw invalid(index, "uses the key " + keyName + " twice");
            }
        }
        long many = index.equality().stream()
                .filter(k -> Objects.requireNonNull(keysByName.get(k)).many())
                .count();
        if (many > 1) {
            throw invalid(index, "uses more than one many-valued key");
        }
        if (index.order()
                .map(keysByName::get)
                .filter(k -> k != null && k.many())
                .isPresent()) {
            throw invalid(index, "is ordered by a many-valued key");
        }
        long texts = used.stream()
                .filter(k -> Objects.requireNonNull(keysByName.get(k)).type() == KeyType.TEXT)
                .count();
        if (texts > MAX_TEXT_KEYS) {
            throw invalid(index, "uses more than " + MAX_TEXT_KEYS + " text keys");
        }
    }

    private IllegalArgumentException invalid(IndexSpec index, String why) {
        return new IllegalArgumentException("Index " + index.name() + " of collection " + name + " " + why);
    }

    private <T> Map<String, T> byName(String what, List<T> specs, Function<T, String> nameOf) {
        return specs.stream().collect(Collectors.toUnmodifiableMap(nameOf, Function.identity(), (a, b) -> {
            throw new IllegalArgumentException(
                    "Collection " + name + " declares the " + what + " " + nameOf.apply(a) + " twice");
        }));
    }

    @Override
    public String toString() {
        return "CollectionSpec[" + name + "]";
    }

    /** Builds a {@link CollectionSpec}; not thread-safe. */
    public static final class Builder {

        private final String name;
        private final List<KeySpec> keys = new ArrayList<>();
        private final List<IndexSpec> indexes = new ArrayList<>();
        private KeyExtractor keysOf = payload -> Keys.none();

        private Builder(String name) {
            Names.check("collection", name);
            this.name = name;
            indexes.add(new IndexSpec(ALL, List.of(), Optional.empty()));
        }

        /** Adds a single-valued key. */
        public Builder key(String keyName, KeyType type) {
            keys.add(new KeySpec(keyName, type, false, false));
            return this;
        }

        /** Adds a single-valued key whose values no two records share. */
        public Builder uniqueKey(String keyName, KeyType type) {
            keys.add(new KeySpec(keyName, type, false, true));
            return this;
        }

        /** Adds a many-valued key. */
        public Builder manyValuedKey(String keyName, KeyType type) {
            keys.add(new KeySpec(keyName, type, true, false));
            return this;
        }

        /** Adds a many-valued key: no value of one record is a value of another. */
        public Builder uniqueManyValuedKey(String keyName, KeyType type) {
            keys.add(new KeySpec(keyName, type, true, true));
            return this;
        }

        /** Adds an index that is ordered by the record's id. */
        public Builder index(String indexName, List<String> equality) {
            indexes.add(new IndexSpec(indexName, equality, Optional.empty()));
            return this;
        }

        /** Adds an index that is ordered by a key, then by the record's id. */
        public Builder index(String indexName, List<String> equality, String order) {
            indexes.add(new IndexSpec(indexName, equality, Optional.of(order)));
            return this;
        }

        /** Sets how the keys are read from a payload; without it there are none. */
        public Builder keysOf(KeyExtractor extractor) {
            this.keysOf = Objects.requireNonNull(extractor, "extractor");
            return this;
        }

        /**
         * The collection.
         *
         * @throws IllegalArgumentException when a name is taken twice, or an index uses an undeclared key, two
         *     many-valued keys, more than {@value #MAX_TEXT_KEYS} text keys, or is ordered by a many-valued one
         */
        public CollectionSpec build() {
            return new CollectionSpec(this);
        }
    }
}
