package dev.masthead.forms;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values by field name, in the order and the number in which a reader sent them. Immutable; its text form is redacted,
 * so that no value reaches a log by accident.
 */
public final class ReaderValues {

    private static final ReaderValues NONE = new ReaderValues(Map.of());

    private final Map<String, List<String>> values;

    private ReaderValues(Map<String, List<String>> values) {
        this.values = values;
    }

    /** No values. */
    public static ReaderValues none() {
        return NONE;
    }

    /** A copy of these values; the map's order is kept. */
    public static ReaderValues of(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        return new ReaderValues(Collections.unmodifiableMap(copy));
    }

    /** The names that were sent. */
    public Set<String> names() {
        return values.keySet();
    }

    /** All values of a name; empty when it was not sent. */
    public List<String> all(String name) {
        List<String> all = values.get(name);
        return all == null ? List.of() : all;
    }

    /** The first value of a name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** All but these names. */
    ReaderValues without(Set<String> left) {
        Map<String, List<String>> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(left);
        return new ReaderValues(Collections.unmodifiableMap(rest));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReaderValues that && that.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "ReaderValues[" + values.size() + " fields, redacted]";
    }
}
