package org.example.skiplist;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Keeps records in sorted maps. One lock, so that every call sees and makes one moment; thread-safe. */
final class SkipListStore implements RecordStore {

    private final Map<String, SkipListTable> tables = new HashMap<>();
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    /** S-02, S-03: reads the keys of all payloads; nothing is kept until that has succeeded. */
    SkipListStore(Map<String, NavigableMap<String, StoredRecord>> place, List<CollectionSpec> collections) {
        for (CollectionSpec spec : collections) {
            NavigableMap<String, StoredRecord> records = place.get(spec.name());
            tables.put(spec.name(), new SkipListTable(spec, records == null ? SkipListTable.empty() : records));
        }
        tables.forEach((name, table) -> place.put(name, table.records()));
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        return locked(lock.readLock(), () -> table(collection).get(id));
    }

    @Override
    public Page query(Query query) {
        return locked(lock.readLock(), () -> {
            List<StoredRecord> records = new ArrayList<>();
            Optional<Cursor> last = Optional.empty();
            NavigableMap<Cursor, StoredRecord> stretch =
                    table(query.collection()).stretch(query);
            for (Map.Entry<Cursor, StoredRecord> entry : stretch.entrySet()) {
                if (records.size() == query.limit()) { // S-23: at least one more follows
                    return new Page(records, last);
                }
                records.add(entry.getValue());
                last = Optional.of(entry.getKey());
            }
            return new Page(records, Optional.empty());
        });
    }

    @Override
    public long count(Query query, int atMost) {
        if (atMost < 1 || atMost > 10_000) {
            throw new IllegalArgumentException("A count is bounded by 1 to 10,000, not by " + atMost);
        }
        return locked(lock.readLock(), () -> {
            Set<Cursor> positions = table(query.collection()).stretch(query).keySet();
            return positions.stream().limit(atMost).count(); // S-30: never further than that
        });
    }

    @Override
    public void commit(Batch batch) {
        locked(lock.writeLock(), () -> {
            checkVersions(batch);
            List<Keys> keys = keysOf(batch);
            checkUnique(batch, keys);
            for (int i = 0; i < keys.size(); i++) { // S-45: from here on nothing can fail
                Write write = batch.writes().get(i);
                table(write.collection()).write(write, keys.get(i));
            }
            return batch;
        });
    }

    /** S-41, S-42, for all writes before anything else: a conflict counts more than a duplicate. */
    private void checkVersions(Batch batch) {
        for (Write write : batch.writes()) {
            long version = table(write.collection()).version(write.id());
            if (version != write.expectedVersion()) {
                throw new ConflictException(write.collection(), write.id(), write.expectedVersion(), version);
            }
        }
    }

    /** S-48: what this throws is the host's own exception, and passes as it is. */
    private List<Keys> keysOf(Batch batch) {
        return batch.writes().stream()
                .map(write ->
                        write instanceof Write.Put put ? table(put.collection()).keysOf(put.payload()) : Keys.none())
                .toList();
    }

    /** S-43, in the order of the writes: what an earlier one frees, a later one may have. */
    private void checkUnique(Batch batch, List<Keys> keys) {
        Map<SkipListTable.Claim, Optional<String>> holders = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            Write write = batch.writes().get(i);
            SkipListTable table = table(write.collection());
            table.claimsOf(write.id()).forEach(claim -> holders.put(claim, Optional.empty()));
            for (SkipListTable.Claim claim : table.claims(keys.get(i))) {
                Optional<String> holder = holders.getOrDefault(claim, table.holder(claim));
                if (holder.isPresent() && !holder.get().equals(write.id())) {
                    throw new DuplicateKeyException(claim.collection(), claim.key());
                }
                holders.put(claim, Optional.of(write.id()));
            }
        }
    }

    /** S-07. */
    private SkipListTable table(String collection) {
        SkipListTable table = tables.get(collection);
        if (table == null) {
            throw new IllegalArgumentException("No collection " + collection + " was declared");
        }
        return table;
    }

    @Override
    public Set<Capability> capabilities() {
        return SkipListProvider.CAPABILITIES;
    }

    /** S-06: takes the lock, so it waits for commits under way. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T locked(Lock held, Supplier<T> call) {
        held.lock();
        try {
            if (closed) {
                throw new StoreException("The store is closed; open it again");
            }
            return call.get();
        } finally {
            held.unlock();
        }
    }
}
