package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * A correct store of another nature: an append-only log on disk, synced at each commit and replayed when it is opened,
 * with all records in memory. One setting: {@code path}, the file. For one process and one store at a time.
 */
final class LogFileStore implements RecordStore {

    private static final Set<Capability> CAPABILITIES = Set.of(Capability.PERSISTENT, Capability.DURABLE);

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final LogRecords records;
    private final LogFile log;
    private Optional<String> unusable = Optional.empty();

    private LogFileStore(Path path, List<CollectionSpec> collections) throws IOException {
        records = new LogRecords(collections);
        log = new LogFile(path, records::replay);
    }

    /** Opens the log, creating it where there is none. */
    static RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        settings.checkRequired("log-file", CAPABILITIES);
        if (!settings.names().equals(Set.of("path"))) {
            throw new IllegalArgumentException(
                    "This store takes the setting path, a file, and no other; there are " + settings.names());
        }
        Path path = Path.of(settings.get("path").orElseThrow());
        LogFileStore store;
        try {
            store = new LogFileStore(path, collections);
        } catch (IOException e) {
            throw new StoreException("The log " + path + " cannot be opened: " + e.getMessage(), e);
        }
        try {
            store.records.index();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return store;
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        return reading(() -> records.get(collection, id));
    }

    @Override
    public Page query(Query query) {
        return reading(() -> records.query(query));
    }

    @Override
    public long count(Query query, int atMost) {
        if (atMost < 1 || atMost > 10_000) {
            throw new IllegalArgumentException("A count has a bound of 1 to 10,000, not " + atMost);
        }
        return reading(() -> records.count(query, atMost));
    }

    @Override
    public void commit(Batch batch) {
        lock.writeLock().lock();
        try {
            checkUsable();
            Runnable change = records.prepare(batch);
            append(batch);
            change.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void append(Batch batch) {
        try {
            log.append(batch);
        } catch (IOException e) {
            unusable = Optional.of("The log could not be written; open the store again");
            throw new UnknownOutcomeException("The log could not be written, in part or at all", e);
        }
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            unusable = Optional.of("The store is closed");
            log.close();
        } catch (IOException e) {
            throw new StoreException("The log could not be closed", e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            checkUsable();
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void checkUsable() {
        unusable.ifPresent(why -> {
            throw new StoreException(why);
        });
    }
}
