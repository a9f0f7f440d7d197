package dev.masthead.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Header fields of a request or a response; names are compared without case. Immutable. */
public final class Headers {

    private static final Headers NONE = new Headers(Map.of());

    private final Map<String, List<String>> values;

    private Headers(Map<String, List<String>> values) {
        this.values = values;
    }

    /** No fields. */
    public static Headers none() {
        return NONE;
    }

    /** Starts empty. */
    public static Builder builder() {
        return new Builder();
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Every value of a field, in order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Hands each field and value to a consumer. */
    public void forEach(BiConsumer<String, String> each) {
        values.forEach((name, all) -> all.forEach(value -> each.accept(name, value)));
    }

    /** A builder that holds these fields. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        forEach(copy::add);
        return copy;
    }

    /** Names only: a value may be personal. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }

    /** Collects fields; not thread-safe. */
    public static final class Builder {

        private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        private Builder() {}

        /**
         * Adds a value.
         *
         * @throws IllegalArgumentException when the value has a line break: no header is made from one
         */
        public Builder add(String name, String value) {
            if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                throw new IllegalArgumentException(
                        "The header " + name.toLowerCase(Locale.ROOT) + " cannot have a line break");
            }
            values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
            return this;
        }

        /** Replaces every value of a field. */
        public Builder set(String name, String value) {
            values.remove(name);
            return add(name, value);
        }

        /** The fields. */
        public Headers build() {
            Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
            return new Headers(copy);
        }
    }
}
