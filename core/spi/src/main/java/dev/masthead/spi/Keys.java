package dev.masthead.spi;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The key values of one payload. Immutable; a key that is not here is absent, and its record is in no index of it.
 *
 * <p>Equal values of a many-valued key count once.
 */
public final class Keys {

    private static final Keys NONE = new Keys(Map.of());

    private final Map<String, Set<KeyValue>> values;

    private Keys(Map<String, Set<KeyValue>> values) {
        this.values = values;
    }

    /** No keys at all. */
    public static Keys none() {
        return NONE;
    }

    /** Starts empty. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The values of one key.
     *
     * @param key the key's name
     * @return unmodifiable, in the order they were added; empty when absent
     */
    public Set<KeyValue> values(String key) {
        return values.getOrDefault(key, Set.of());
    }

    /** The names of the keys that have a value. */
    public Set<String> names() {
        return values.keySet();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Keys keys && keys.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects values; not thread-safe. */
    public static final class Builder {

        private final Map<String, Set<KeyValue>> values = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a text value; see {@link KeyValue.Text}. */
        public Builder add(String key, String text) {
            return add(key, KeyValue.of(text));
        }

        /** Adds an integer value. */
        public Builder add(String key, long value) {
            return add(key, KeyValue.of(value));
        }

        /** Adds a point in time. */
        public Builder add(String key, Instant instant) {
            return add(key, KeyValue.of(instant));
        }

        /** Adds a value. */
        public Builder add(String key, KeyValue value) {
            values.merge(key, Set.of(value), Builder::union);
            return this;
        }

        /** Nearly every key has one value. */
        private static Set<KeyValue> union(Set<KeyValue> some, Set<KeyValue> more) {
            Set<KeyValue> all = some.size() == 1 ? new LinkedHashSet<>(some) : some;
            all.addAll(more);
            return all;
        }

        /** Adds several text values. */
        public Builder addAll(String key, Iterable<String> texts) {
            texts.forEach(text -> add(key, text));
            return this;
        }

        /** Everything added so far. */
        public Keys build() {
            Map<String, Set<KeyValue>> copy = new LinkedHashMap<>(values);
            copy.replaceAll(
                    (key, set) -> set.size() == 1 ? set : Collections.unmodifiableSet(new LinkedHashSet<>(set)));
            return new Keys(Collections.unmodifiableMap(copy));
        }
    }
}
