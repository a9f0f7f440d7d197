package dev.masthead.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Header fields of a request or a response; names are compared without case. Immutable. */
public final class Headers {

    private static final Headers NONE = new Headers(new String[0]);

    /** Names and values by turns: there are so few that looking at each is faster than any map. */
    private final String[] fields;

    private Headers(String[] fields) {
        this.fields = fields;
    }

    /** No fields. */
    public static Headers none() {
        return NONE;
    }

    /** Starts empty. */
    public static Builder builder() {
        return new Builder(List.of());
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return Optional.of(fields[i + 1]);
            }
        }
        return Optional.empty();
    }

    /** Every value of a field, in order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                values.add(fields[i + 1]);
            }
        }
        return values;
    }

    /** Hands each field and value to a consumer, in order. */
    public void forEach(BiConsumer<String, String> each) {
        for (int i = 0; i < fields.length; i += 2) {
            each.accept(fields[i], fields[i + 1]);
        }
    }

    /** A builder that holds these fields. */
    public Builder toBuilder() {
        return new Builder(List.of(fields));
    }

    /** Names only: a value may be personal. */
    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        forEach((name, value) -> names.add(name));
        return names.toString();
    }

    /** Collects fields; not thread-safe. */
    public static final class Builder {

        private final List<String> fields;

        private Builder(List<String> from) {
            this.fields = new ArrayList<>(from);
        }

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
            fields.add(name);
            fields.add(value);
            return this;
        }

        /** Replaces every value of a field. */
        public Builder set(String name, String value) {
            for (int i = fields.size() - 2; i >= 0; i -= 2) {
                if (fields.get(i).equalsIgnoreCase(name)) {
                    fields.subList(i, i + 2).clear();
                }
            }
            return add(name, value);
        }

        /** The fields. */
        public Headers build() {
            return new Headers(fields.toArray(String[]::new));
        }
    }
}
