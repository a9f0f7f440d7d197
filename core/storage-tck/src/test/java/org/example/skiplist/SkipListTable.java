package org.example.skiplist;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;

/** One collection: its records by id, its indexes, and who has which unique value. Guarded by the store's lock. */
final class SkipListTable {

    /** S-21: by the order key where there is one, then by the bytes of the id. */
    private static final Comparator<Cursor> ORDER = Comparator.comparing(
                    (Cursor position) -> position.order().orElse(KeyValue.of("")))
            .thenComparing(Cursor::id, KeyValue.utf8Order());

    private final CollectionSpec spec;
    private final NavigableMap<String, StoredRecord> records;
    /** By index, then by the values of its equality keys: one stretch, in order. */
    private final Map<String, Map<List<KeyValue>, NavigableMap<Cursor, StoredRecord>>> indexes = new HashMap<>();

    private final Map<Claim, String> holders = new HashMap<>();

    SkipListTable(CollectionSpec spec, NavigableMap<String, StoredRecord> records) {
        this.spec = spec;
        this.records = records;
        spec.indexes().forEach(index -> indexes.put(index.name(), new HashMap<>()));
        records.values().forEach(record -> {
            Keys keys = keysOf(record.payload());
            for (Claim claim : claims(keys)) {
                if (holders.containsKey(claim)) { // S-03
                    throw new DuplicateKeyException(spec.name(), claim.key());
                }
            }
            enter(record, keys);
        });
    }

    static NavigableMap<String, StoredRecord> empty() {
        return new ConcurrentSkipListMap<>(KeyValue.utf8Order());
    }

    NavigableMap<String, StoredRecord> records() {
        return records;
    }

    Optional<StoredRecord> get(String id) {
        return Optional.ofNullable(records.get(id));
    }

    long version(String id) {
        return get(id).map(StoredRecord::version).orElse(Write.ABSENT);
    }

    Keys keysOf(String payload) {
        return spec.keysOf().keysOf(payload);
    }

    /** What a query asks for: one stretch of one index, in the query's direction. */
    NavigableMap<Cursor, StoredRecord> stretch(Query query) {
        IndexSpec index = query.check(spec); // S-07: first, always
        List<KeyValue> values = index.equality().stream()
                .map(key -> Objects.requireNonNull(query.equality().get(key)))
                .toList();
        NavigableMap<Cursor, StoredRecord> stretch = Objects.requireNonNull(indexes.get(index.name()))
                .getOrDefault(values, new ConcurrentSkipListMap<>(ORDER));
        boolean descending = query.direction() == Query.Direction.DESCENDING;
        // No id is empty, so this position is before all records with that value (S-22).
        stretch = from(stretch, query.from().map(SkipListTable::before), true);
        stretch = to(stretch, query.to().map(SkipListTable::before));
        // S-24: a position, not a record: nothing need be there.
        stretch = descending ? to(stretch, query.after()) : from(stretch, query.after(), false);
        return descending ? stretch.descendingMap() : stretch;
    }

    private static Cursor before(KeyValue value) {
        return new Cursor(Optional.of(value), "");
    }

    /** A part of a map refuses bounds beyond its own; a cursor may well be there. */
    private static NavigableMap<Cursor, StoredRecord> from(
            NavigableMap<Cursor, StoredRecord> map, Optional<Cursor> start, boolean inclusive) {
        if (start.isEmpty() || map.isEmpty() || ORDER.compare(start.get(), map.firstKey()) < 0) {
            return map;
        }
        boolean beyond = ORDER.compare(start.get(), map.lastKey()) > 0;
        return beyond ? new ConcurrentSkipListMap<>(ORDER) : map.tailMap(start.get(), inclusive);
    }

    private static NavigableMap<Cursor, StoredRecord> to(NavigableMap<Cursor, StoredRecord> map, Optional<Cursor> end) {
        if (end.isEmpty() || map.isEmpty() || ORDER.compare(end.get(), map.lastKey()) > 0) {
            return map;
        }
        boolean beyond = ORDER.compare(end.get(), map.firstKey()) < 0;
        return beyond ? new ConcurrentSkipListMap<>(ORDER) : map.headMap(end.get(), false);
    }

    /** Stores or removes, after all checks. */
    void write(Write write, Keys keys) {
        StoredRecord old = records.remove(write.id());
        if (old != null) {
            Keys before = keysOf(old.payload());
            claims(before).forEach(claim -> holders.remove(claim, old.id()));
            forEachPosition(old.id(), before, (stretch, position) -> stretch.remove(position));
        }
        if (write instanceof Write.Put put) { // the version that the write names: it may have come further in a copy
            StoredRecord record = new StoredRecord(put.id(), put.version(), put.payload());
            records.put(put.id(), record);
            enter(record, keys);
        }
    }

    private void enter(StoredRecord record, Keys keys) {
        claims(keys).forEach(claim -> holders.put(claim, record.id()));
        forEachPosition(record.id(), keys, (stretch, position) -> stretch.put(position, record));
    }

    private void forEachPosition(String id, Keys keys, BiConsumer<NavigableMap<Cursor, StoredRecord>, Cursor> action) {
        for (IndexSpec index : spec.indexes()) {
            List<Optional<KeyValue>> orders = index.order().isEmpty()
                    ? List.of(Optional.empty())
                    : keys.values(index.order().get()).stream()
                            .map(Optional::of)
                            .toList(); // S-25: none when absent
            for (List<KeyValue> values : combinations(index.equality(), keys)) {
                NavigableMap<Cursor, StoredRecord> stretch = Objects.requireNonNull(indexes.get(index.name()))
                        .computeIfAbsent(values, v -> new ConcurrentSkipListMap<>(ORDER));
                orders.forEach(order -> action.accept(stretch, new Cursor(order, id)));
            }
        }
    }

    /** S-20: one for each value of the many-valued key; S-25: none when a key is absent. */
    private static List<List<KeyValue>> combinations(List<String> equality, Keys keys) {
        List<List<KeyValue>> found = List.of(List.of());
        for (String key : equality) {
            List<List<KeyValue>> longer = new ArrayList<>();
            for (List<KeyValue> start : found) {
                for (KeyValue value : keys.values(key)) {
                    List<KeyValue> values = new ArrayList<>(start);
                    values.add(value);
                    longer.add(values);
                }
            }
            found = longer;
        }
        return found;
    }

    /** The unique values that a record with these keys has. */
    List<Claim> claims(Keys keys) {
        return spec.keys().stream()
                .filter(KeySpec::unique)
                .flatMap(
                        key -> keys.values(key.name()).stream().map(value -> new Claim(spec.name(), key.name(), value)))
                .toList();
    }

    /** The unique values that the record of this id has now. */
    List<Claim> claimsOf(String id) {
        return get(id).map(record -> claims(keysOf(record.payload()))).orElse(List.of());
    }

    Optional<String> holder(Claim claim) {
        return Optional.ofNullable(holders.get(claim));
    }

    /** One value of one unique key. */
    record Claim(String collection, String key, KeyValue value) {}
}
