package dev.masthead.core;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One collection: its records, its indexes, and who has which value of its unique keys. Guarded by the store's lock. */
final class MemoryCollection {

    private record Row(StoredRecord stored, Keys keys) {}

    private final CollectionSpec spec;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, MemoryIndex> indexes = new HashMap<>();
    private final Map<String, Map<KeyValue, String>> owners = new HashMap<>();

    MemoryCollection(CollectionSpec spec) {
        this.spec = spec;
        spec.indexes().forEach(index -> indexes.put(index.name(), new MemoryIndex(index)));
        spec.keys().stream().filter(KeySpec::unique).forEach(key -> owners.put(key.name(), new HashMap<>()));
    }

    Keys keysOf(String payload) {
        return spec.keysOf().keysOf(payload);
    }

    Optional<StoredRecord> get(String id) {
        return Optional.ofNullable(rows.get(id)).map(Row::stored);
    }

    Page query(Query query) {
        return index(query).page(query, this::stored);
    }

    long count(Query query, int atMost) {
        return index(query).positions(query).limit(atMost).count();
    }

    /** For all writes of a batch before any is applied: a conflict counts more than a duplicate. */
    void checkVersion(Write write) {
        Row present = rows.get(write.id());
        long version = present == null ? Write.ABSENT : present.stored.version();
        if (version != write.expectedVersion()) {
            throw new ConflictException(spec.name(), write.id(), write.expectedVersion(), version);
        }
    }

    /** Applies one write and gives what takes it back. */
    Runnable apply(Write write, Keys keys) {
        Row before = rows.get(write.id());
        Row after = write instanceof Write.Put put ? row(put, keys) : null;
        set(write.id(), before, after);
        return () -> set(write.id(), after, before);
    }

    private Row row(Write.Put put, Keys keys) {
        checkUnique(put.id(), keys);
        return new Row(new StoredRecord(put.id(), put.version(), put.payload()), keys);
    }

    private void checkUnique(String id, Keys keys) {
        owners.forEach((key, owner) -> {
            for (KeyValue value : keys.values(key)) {
                if (!owner.getOrDefault(value, id).equals(id)) {
                    throw new DuplicateKeyException(spec.name(), key);
                }
            }
        });
    }

    private void set(String id, @Nullable Row before, @Nullable Row after) {
        if (before != null) {
            rows.remove(id);
            indexes.values().forEach(index -> index.remove(id, before.keys));
            owners.forEach((key, owner) -> before.keys.values(key).forEach(owner::remove));
        }
        if (after != null) {
            rows.put(id, after);
            indexes.values().forEach(index -> index.add(id, after.keys));
            owners.forEach((key, owner) -> after.keys.values(key).forEach(value -> owner.put(value, id)));
        }
    }

    private MemoryIndex index(Query query) {
        IndexSpec checked = query.check(spec);
        return Objects.requireNonNull(indexes.get(checked.name()));
    }

    private StoredRecord stored(String id) {
        return Objects.requireNonNull(rows.get(id)).stored;
    }
}
