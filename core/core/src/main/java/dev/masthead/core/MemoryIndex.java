package dev.masthead.core;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** One index: for each combination of equality values, the positions of its records in order. */
final class MemoryIndex {

    /** Where a record stands; an empty id stands before every record with the same order value. */
    private record Place(Optional<KeyValue> order, String id) {}

    private static final Comparator<Place> ORDER = Comparator.comparing(
                    Place::order, (a, b) -> a.isEmpty() ? 0 : a.get().compareTo(b.orElseThrow()))
            .thenComparing(Place::id, KeyValue.utf8Order());

    private final IndexSpec spec;
    private final Map<List<KeyValue>, NavigableSet<Place>> positions = new HashMap<>();

    MemoryIndex(IndexSpec spec) {
        this.spec = spec;
    }

    void add(String id, Keys keys) {
        position(id, keys)
                .ifPresent(position -> combinations(keys)
                        .forEach(values -> positions
                                .computeIfAbsent(values, v -> new TreeSet<>(ORDER))
                                .add(position)));
    }

    void remove(String id, Keys keys) {
        position(id, keys)
                .ifPresent(position -> combinations(keys)
                        .forEach(values -> positions.computeIfPresent(values, (v, set) -> {
                            set.remove(position);
                            return set.isEmpty() ? null : set;
                        })));
    }

    Page page(Query query, Function<String, StoredRecord> stored) {
        List<Place> found = positionsIn(query).limit(query.limit() + 1L).toList();
        List<Place> page = found.subList(0, Math.min(found.size(), query.limit()));
        Optional<Cursor> next = Optional.empty();
        if (found.size() > page.size()) {
            Place last = page.get(page.size() - 1);
            next = Optional.of(new Cursor(last.order, last.id));
        }
        return new Page(page.stream().map(Place::id).map(stored).toList(), next);
    }

    /** The ids of all records that a query would find, one by one. */
    Stream<String> positions(Query query) {
        return positionsIn(query).map(Place::id);
    }

    private Stream<Place> positionsIn(Query query) {
        List<KeyValue> values = spec.equality().stream()
                .map(key -> Optional.ofNullable(query.equality().get(key)).orElseThrow())
                .toList();
        NavigableSet<Place> all = positions.get(values);
        return all == null ? Stream.empty() : inRange(all, query).stream();
    }

    private static NavigableSet<Place> inRange(NavigableSet<Place> all, Query query) {
        boolean ascending = query.direction() == Query.Direction.ASCENDING;
        Optional<Place> after = query.after().map(cursor -> new Place(cursor.order(), cursor.id()));
        Optional<Place> from = query.from().map(value -> new Place(Optional.of(value), ""));
        Optional<Place> to = query.to().map(value -> new Place(Optional.of(value), ""));
        // A bound of the range is never a record's own position, so every bound may be exclusive.
        Optional<Place> low = (ascending ? Stream.concat(from.stream(), after.stream()) : from.stream()).max(ORDER);
        Optional<Place> high = (ascending ? to.stream() : Stream.concat(to.stream(), after.stream())).min(ORDER);
        NavigableSet<Place> range = between(all, low, high);
        return ascending ? range : range.descendingSet();
    }

    private static NavigableSet<Place> between(NavigableSet<Place> all, Optional<Place> low, Optional<Place> high) {
        if (low.isPresent() && high.isPresent()) {
            return ORDER.compare(low.get(), high.get()) >= 0
                    ? new TreeSet<>(ORDER)
                    : all.subSet(low.get(), false, high.get(), false);
        }
        NavigableSet<Place> above = low.map(l -> all.tailSet(l, false)).orElse(all);
        return high.map(h -> above.headSet(h, false)).orElse(above);
    }

    private Optional<Place> position(String id, Keys keys) {
        if (spec.order().isEmpty()) {
            return Optional.of(new Place(Optional.empty(), id));
        }
        return keys.values(spec.order().get()).stream().findFirst().map(value -> new Place(Optional.of(value), id));
    }

    /** One for each value of the many-valued key; none when a key is absent. */
    private List<List<KeyValue>> combinations(Keys keys) {
        List<List<KeyValue>> found = List.of(List.of());
        for (String key : spec.equality()) {
            Set<KeyValue> values = keys.values(key);
            List<List<KeyValue>> longer = new ArrayList<>();
            for (List<KeyValue> prefix : found) {
                for (KeyValue value : values) {
                    longer.add(Stream.concat(prefix.stream(), Stream.of(value)).toList());
                }
            }
            found = longer;
        }
        return found;
    }
}
