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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The smallest store that keeps every rule but the one about cost: it looks at all records each time. Faulty stores
 * override what they get wrong.
 */
class ModelStore implements RecordStore {

    /** What outlives a store: the records of all collections, and how each was last declared. */
    static final class Disk {
        private Map<String, Map<String, StoredRecord>> records = new HashMap<>();
        private final Map<String, CollectionSpec> declared = new HashMap<>();

        Map<String, StoredRecord> of(String collection) {
            return records.computeIfAbsent(collection, c -> new TreeMap<>());
        }
    }

    private final Disk disk;
    private final Map<String, CollectionSpec> collections = new HashMap<>();
    private final Comparator<String> textOrder;
    boolean opened;
    private boolean closed;

    ModelStore(Disk disk, StoreSettings settings, List<CollectionSpec> specs, Comparator<String> textOrder) {
        settings.names().forEach(name -> {
            throw new IllegalArgumentException("Unknown setting " + name + "; this store takes none");
        });
        this.disk = disk;
        this.textOrder = textOrder;
        synchronized (disk) {
            for (CollectionSpec spec : specs) {
                collections.put(spec.name(), spec);
                disk.of(spec.name()).values().forEach(r -> checkUnique(spec, r.id(), r.payload()));
            }
            specs.forEach(spec -> disk.declared.put(spec.name(), spec));
            opened = true;
        }
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        synchronized (disk) {
            return Optional.ofNullable(disk.of(spec(collection).name()).get(id));
        }
    }

    @Override
    public Page query(Query query) {
        synchronized (disk) {
            List<StoredRecord> found = matching(query);
            List<StoredRecord> page = found.subList(0, Math.min(query.limit(), found.size()));
            return new Page(
                    page,
                    found.size() > page.size()
                            ? Optional.of(position(query, page.get(page.size() - 1)))
                            : Optional.empty());
        }
    }

    @Override
    public long count(Query query, int atMost) {
        if (atMost < 1 || atMost > 10_000) {
            throw new IllegalArgumentException("A count has a bound of 1 to 10,000");
        }
        synchronized (disk) {
            return Math.min(atMost, matching(query).size());
        }
    }

    @Override
    public void commit(Batch batch) {
        synchronized (disk) {
            Map<String, Map<String, StoredRecord>> before = new HashMap<>();
            disk.records.forEach((name, records) -> before.put(name, written(batch, name, records)));
            boolean committed = false;
            try {
                batch.writes().forEach(this::checkVersion);
                batch.writes().forEach(this::apply);
                committed = true;
            } finally {
                if (!committed) {
                    disk.records = before;
                }
            }
        }
    }

    /** A copy of what the batch may change; the rest as it is. */
    private static Map<String, StoredRecord> written(Batch batch, String name, Map<String, StoredRecord> records) {
        boolean changes =
                batch.writes().stream().anyMatch(write -> write.collection().equals(name));
        return changes ? new TreeMap<>(records) : records;
    }

    /** For all writes before anything else: a conflict counts more than a duplicate. */
    private void checkVersion(Write write) {
        CollectionSpec spec = spec(write.collection());
        checkDeclared(spec);
        StoredRecord present = disk.of(spec.name()).get(write.id());
        long actual = present == null ? Write.ABSENT : present.version();
        if (actual != write.expectedVersion()) {
            throw new ConflictException(spec.name(), write.id(), write.expectedVersion(), actual);
        }
    }

    private void apply(Write write) {
        CollectionSpec spec = spec(write.collection());
        Map<String, StoredRecord> records = disk.of(spec.name());
        if (write instanceof Write.Put put) {
            checkUnique(spec, put.id(), put.payload());
            records.put(put.id(), new StoredRecord(put.id(), put.version(), put.payload()));
        } else {
            records.remove(write.id());
        }
    }

    void checkUnique(CollectionSpec spec, String id, String payload) {
        Keys keys = spec.keysOf().keysOf(payload);
        for (KeySpec key : spec.keys()) {
            Set<KeyValue> values = key.unique() ? keys.values(key.name()) : Set.of();
            if (!values.isEmpty()
                    && disk.of(spec.name()).values().stream()
                            .filter(other -> !other.id().equals(id))
                            .map(other -> spec.keysOf().keysOf(other.payload()).values(key.name()))
                            .anyMatch(taken -> taken.stream().anyMatch(values::contains))) {
                throw new DuplicateKeyException(spec.name(), key.name());
            }
        }
    }

    private List<StoredRecord> matching(Query query) {
        CollectionSpec spec = spec(query.collection());
        IndexSpec index = query.check(spec);
        Comparator<Cursor> order = order(query);
        return disk.of(spec.name()).values().stream()
                .filter(record -> matches(query, index, spec.keysOf().keysOf(record.payload())))
                .filter(record -> query.after().stream()
                        .allMatch(after -> isBehind(order.compare(position(query, record), after))))
                .sorted((a, b) -> order.compare(position(query, a), position(query, b)))
                .toList();
    }

    boolean matches(Query query, IndexSpec index, Keys keys) {
        return query.equality().entrySet().stream()
                        .allMatch(e -> keys.values(e.getKey()).contains(e.getValue()))
                && index.order().stream()
                        .allMatch(key -> keys.values(key).stream()
                                .anyMatch(value -> query.from().stream().allMatch(from -> value.compareTo(from) >= 0)
                                        && query.to().stream().allMatch(to -> value.compareTo(to) < 0)));
    }

    boolean isBehind(int compared) {
        return compared > 0;
    }

    private Cursor position(Query query, StoredRecord record) {
        CollectionSpec spec = spec(query.collection());
        return new Cursor(
                query.check(spec)
                        .order()
                        .map(key -> spec.keysOf()
                                .keysOf(record.payload())
                                .values(key)
                                .iterator()
                                .next()),
                record.id());
    }

    Comparator<Cursor> order(Query query) {
        Comparator<Cursor> byKey = (a, b) ->
                a.order().isEmpty() ? 0 : compare(a.order().get(), b.order().orElseThrow());
        Comparator<Cursor> ascending = byKey.thenComparing(Cursor::id, textOrder);
        return query.direction() == Query.Direction.ASCENDING ? ascending : ascending.reversed();
    }

    int compare(KeyValue a, KeyValue b) {
        return a instanceof KeyValue.Text x && b instanceof KeyValue.Text y
                ? textOrder.compare(x.text(), y.text())
                : a.compareTo(b);
    }

    void checkDeclared(CollectionSpec spec) {
        if (!declaration(spec).equals(declaration(Objects.requireNonNull(disk.declared.get(spec.name()))))) {
            throw new StoreException("Collection " + spec.name() + " was migrated; open the store again");
        }
    }

    private static List<Object> declaration(CollectionSpec spec) {
        return List.of(spec.keys(), spec.indexes());
    }

    final CollectionSpec spec(String collection) {
        if (closed) {
            throw new StoreException("The store is closed");
        }
        CollectionSpec spec = collections.get(collection);
        if (spec == null) {
            throw new IllegalArgumentException("No collection " + collection + " was declared");
        }
        return spec;
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PERSISTENT, Capability.SHARED);
    }

    @Override
    public void close() {
        synchronized (disk) {
            closed = true;
        }
    }
}
