package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** All collections under one lock: many readers, or one commit. */
final class MemoryStore implements RecordStore {

    private static final int MAX_COUNT = 10_000;

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, MemoryCollection> collections = new HashMap<>();
    private boolean closed;

    MemoryStore(List<CollectionSpec> specs) {
        for (CollectionSpec spec : specs) {
            if (collections.put(spec.name(), new MemoryCollection(spec)) != null) {
                throw new IllegalArgumentException("The collection " + spec.name() + " is declared twice");
            }
        }
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        return within(lock.readLock(), () -> collection(collection).get(id));
    }

    @Override
    public Page query(Query query) {
        return within(lock.readLock(), () -> collection(query.collection()).query(query));
    }

    @Override
    public long count(Query query, int atMost) {
        if (atMost < 1 || atMost > MAX_COUNT) {
            throw new IllegalArgumentException("A count is bounded by 1 to 10,000, not by " + atMost);
        }
        return within(lock.readLock(), () -> collection(query.collection()).count(query, atMost));
    }

    @Override
    public void commit(Batch batch) {
        List<Keys> keys = within(lock.readLock(), () -> keys(batch));
        within(lock.writeLock(), () -> {
            apply(batch, keys);
            return batch;
        });
    }

    /** Before the commits of others are held up: reading keys runs the declarer's code. */
    private List<Keys> keys(Batch batch) {
        List<Keys> keys = new ArrayList<>();
        for (Write write : batch.writes()) {
            MemoryCollection collection = collection(write.collection());
            keys.add(write instanceof Write.Put put ? collection.keysOf(put.payload()) : Keys.none());
        }
        return keys;
    }

    private void apply(Batch batch, List<Keys> keys) {
        batch.writes().forEach(write -> collection(write.collection()).checkVersion(write));
        Deque<Runnable> undo = new ArrayDeque<>();
        boolean complete = false;
        try {
            for (int i = 0; i < keys.size(); i++) {
                Write write = batch.writes().get(i);
                undo.push(collection(write.collection()).apply(write, keys.get(i)));
            }
            complete = true;
        } finally {
            if (!complete) {
                undo.forEach(Runnable::run);
            }
        }
    }

    private MemoryCollection collection(String name) {
        if (closed) {
            throw new StoreException("The store is closed; open it again");
        }
        MemoryCollection collection = collections.get(name);
        if (collection == null) {
            throw new IllegalArgumentException("No collection " + name + " was declared when the store was opened");
        }
        return collection;
    }

    private static <T> T within(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return MemoryStorage.CAPABILITIES;
    }

    @Override
    public void close() {
        within(lock.writeLock(), () -> {
            closed = true;
            collections.clear();
            return closed;
        });
    }
}
