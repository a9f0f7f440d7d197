package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A whole store in one file: each index is a sorted map, so that a query reads one stretch of one of them. */
final class SkipListStore implements RecordStore {

    /** One stretch of an index: all entries that a query's equality values select. */
    private record Stretch(String collection, String index, List<KeyValue> equality) {}

    private record Place(String collection, String id) {}

    private record Claim(String collection, String key, KeyValue value) {}

    /** Where a record stands in a stretch; the order value is empty in an index without an order key. */
    private static final Comparator<Cursor> ORDER = Comparator.<Cursor, KeyValue>comparing(
                    cursor -> cursor.order().orElse(KeyValue.of(0)))
            .thenComparing(Cursor::id, KeyValue.utf8Order());

    private final Map<String, CollectionSpec> collections = new ConcurrentHashMap<>();
    private final Map<Place, StoredRecord> records = new ConcurrentHashMap<>();
    private final Map<Stretch, NavigableMap<Cursor, StoredRecord>> stretches = new ConcurrentHashMap<>();
    private final Map<Claim, String> owners = new ConcurrentHashMap<>();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile boolean closed;

    SkipListStore(StoreSettings settings, List<CollectionSpec> declared) {
        settings.checkRequired("skip-list", capabilities()); // S-04
        if (!settings.names().isEmpty()) { // S-05
            throw new IllegalArgumentException("This store takes no setting, and was given " + settings.names());
        }
        declared.forEach(spec -> collections.put(spec.name(), spec));
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        return reading(
                () -> Optional.ofNullable(records.get(new Place(spec(collection).name(), id))));
    }

    @Override
    public Page query(Query query) {
        return reading(() -> {
            List<Map.Entry<Cursor, StoredRecord>> found =
                    entries(query).limit(query.limit() + 1L).toList();
            boolean more = found.size() > query.limit(); // one more than is wanted tells whether there is a next page
            List<Map.Entry<Cursor, StoredRecord>> page = more ? found.subList(0, query.limit()) : found;
            return new Page(
                    page.stream().map(Map.Entry::getValue).toList(),
                    more ? Optional.of(page.get(page.size() - 1).getKey()) : Optional.empty());
        });
    }

    @Override
    public long count(Query query, int atMost) {
        if (atMost < 1 || atMost > 10_000) {
            throw new IllegalArgumentException("A count is bounded by 1 to 10,000, not " + atMost);
        }
        return reading(() -> entries(query).limit(atMost).count());
    }

    private Stream<Map.Entry<Cursor, StoredRecord>> entries(Query query) {
        CollectionSpec spec = spec(query.collection());
        IndexSpec index = query.check(spec); // S-07
        List<KeyValue> equality =
                index.equality().stream().map(query.equality()::get).toList();
        NavigableMap<Cursor, StoredRecord> stretch = stretches.getOrDefault(
                new Stretch(spec.name(), index.name(), equality), new ConcurrentSkipListMap<>(ORDER));
        // No id is empty, so a cursor with an empty id stands before every record that has its order value.
        if (query.from().isPresent()) {
            stretch = stretch.tailMap(new Cursor(query.from(), ""), true);
        }
        if (query.to().isPresent()
                && query.from().stream()
                        .allMatch(from -> from.compareTo(query.to().get()) < 0)) {
            stretch = stretch.headMap(new Cursor(query.to(), ""), false);
        } else if (query.to().isPresent()) {
            return Stream.empty();
        }
        boolean descending = query.direction() == Query.Direction.DESCENDING;
        Comparator<Cursor> order = descending ? ORDER.reversed() : ORDER;
        NavigableMap<Cursor, StoredRecord> directed = descending ? stretch.descendingMap() : stretch;
        return query.after().map(after -> behind(directed, after, order)).orElse(directed).entrySet().stream();
    }

    /** A map that begins behind a position, which may lie before or behind all that it holds. */
    private static NavigableMap<Cursor, StoredRecord> behind(
            NavigableMap<Cursor, StoredRecord> stretch, Cursor after, Comparator<Cursor> order) {
        if (stretch.isEmpty() || order.compare(after, stretch.firstKey()) < 0) {
            return stretch;
        }
        return order.compare(after, stretch.lastKey()) >= 0
                ? new ConcurrentSkipListMap<>(ORDER)
                : stretch.tailMap(after, false);
    }

    @Override
    public void commit(Batch batch) {
        Deque<Runnable> undo = new ArrayDeque<>();
        lock.writeLock().lock();
        try {
            checkOpen();
            batch.writes().forEach(write -> apply(write, undo));
            undo.clear();
        } finally {
            undo.forEach(Runnable::run); // what was done is undone, the last first: all or nothing (S-45)
            lock.writeLock().unlock();
        }
    }

    private void apply(Write write, Deque<Runnable> undo) {
        CollectionSpec spec = spec(write.collection());
        Place place = new Place(spec.name(), write.id());
        Optional<StoredRecord> before = Optional.ofNullable(records.get(place));
        long version = before.map(StoredRecord::version).orElse(Write.ABSENT);
        if (version != write.expectedVersion()) { // S-41, S-42
            throw new ConflictException(spec.name(), write.id(), write.expectedVersion(), version);
        }
        Optional<StoredRecord> after = write instanceof Write.Put put
                ? Optional.of(new StoredRecord(put.id(), put.version(), put.payload()))
                : Optional.empty();
        Keys keys = after.map(record -> keys(spec, record)).orElse(Keys.none()); // may throw: S-48
        for (Claim claim : claims(spec, keys)) {
            if (!owners.getOrDefault(claim, write.id()).equals(write.id())) { // S-43
                throw new DuplicateKeyException(spec.name(), claim.key());
            }
        }
        swap(spec, before, after);
        undo.push(() -> swap(spec, after, before));
    }

    /** Takes one state of a record out of all maps, and puts another one in. */
    private void swap(CollectionSpec spec, Optional<StoredRecord> out, Optional<StoredRecord> in) {
        out.ifPresent(record -> {
            Keys keys = keys(spec, record);
            records.remove(new Place(spec.name(), record.id()));
            claims(spec, keys).forEach(owners::remove);
            entries(spec, keys, record)
                    .forEach((stretch, cursor) -> stretches.get(stretch).remove(cursor));
        });
        in.ifPresent(record -> {
            Keys keys = keys(spec, record);
            records.put(new Place(spec.name(), record.id()), record);
            claims(spec, keys).forEach(claim -> owners.put(claim, record.id()));
            entries(spec, keys, record)
                    .forEach((stretch, cursor) -> stretches
                            .computeIfAbsent(stretch, s -> new ConcurrentSkipListMap<>(ORDER))
                            .put(cursor, record));
        });
    }

    /** Where a record stands in each index; nowhere in one for whose keys it has no value (S-25). */
    private static Map<Stretch, Cursor> entries(CollectionSpec spec, Keys keys, StoredRecord record) {
        Map<Stretch, Cursor> entries = new ConcurrentHashMap<>();
        for (IndexSpec index : spec.indexes()) {
            Optional<KeyValue> order =
                    index.order().flatMap(key -> keys.values(key).stream().findFirst());
            List<List<KeyValue>> combinations = new ArrayList<>(List.of(List.of()));
            for (String key : index.equality()) { // a many-valued key makes one entry of each of its values
                combinations = combinations.stream()
                        .flatMap(values -> keys.values(key).stream()
                                .map(value -> Stream.concat(values.stream(), Stream.of(value))
                                        .toList()))
                        .toList();
            }
            if (order.isPresent() == index.order().isPresent()) {
                combinations.forEach(values ->
                        entries.put(new Stretch(spec.name(), index.name(), values), new Cursor(order, record.id())));
            }
        }
        return entries;
    }

    private static List<Claim> claims(CollectionSpec spec, Keys keys) {
        return spec.keys().stream()
                .filter(KeySpec::unique)
                .flatMap(
                        key -> keys.values(key.name()).stream().map(value -> new Claim(spec.name(), key.name(), value)))
                .toList();
    }

    private static Keys keys(CollectionSpec spec, StoredRecord record) {
        return spec.keysOf().keysOf(record.payload());
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of();
    }

    @Override
    public void close() {
        lock.writeLock().lock(); // waits for the commit under way
        closed = true;
        lock.writeLock().unlock();
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            checkOpen();
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new StoreException("The store is closed");
        }
    }

    private CollectionSpec spec(String collection) {
        return Optional.ofNullable(collections.get(collection))
                .orElseThrow(() -> new IllegalArgumentException("No collection " + collection + " was declared"));
    }
}
