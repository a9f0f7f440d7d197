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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A correct store on a log file that knows whether it was closed the last time, made to be got wrong: each planted
 * fault of {@link CrashingStores} overrides one step.
 */
class LogStore implements RecordStore {

    final boolean crashedBefore;

    private final LogRecords records;
    private final LogFile log;
    private final Path unclosed;
    private boolean closed;

    LogStore(StoreSettings settings, List<CollectionSpec> collections) {
        settings.checkRequired("log", capabilities());
        if (!settings.names().equals(Set.of("path"))) {
            throw new IllegalArgumentException("This store takes the setting path only, not " + settings.names());
        }
        Path path = Path.of(settings.get("path").orElseThrow());
        unclosed = path.resolveSibling("unclosed");
        crashedBefore = Files.exists(unclosed);
        records = new LogRecords(collections);
        try {
            log = new LogFile(path, records::replay, cutsTornEnds());
            opened(path, collections);
            if (!crashedBefore) {
                Files.createFile(unclosed);
            }
        } catch (IOException e) {
            throw new StoreException("The log cannot be opened", e);
        }
    }

    private void opened(Path path, List<CollectionSpec> collections) throws IOException {
        boolean usable = false;
        try {
            open(path, collections);
            usable = true;
        } finally {
            if (!usable) {
                log.close();
            }
        }
    }

    boolean cutsTornEnds() {
        return true;
    }

    void open(Path path, List<CollectionSpec> collections) throws IOException {
        records.index();
    }

    void append(Batch batch) throws IOException {
        log.append(batch);
    }

    void flush() throws IOException {}

    final void write(Batch batch) throws IOException {
        log.append(batch);
    }

    /** Lets an orderly end of the process close the store. */
    final void closeAtExit() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    @Override
    public synchronized void commit(Batch batch) {
        checkOpen();
        Runnable change = records.prepare(batch);
        try {
            append(batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        change.run();
    }

    @Override
    public synchronized Optional<StoredRecord> get(String collection, String id) {
        checkOpen();
        return records.get(collection, id);
    }

    @Override
    public synchronized Page query(Query query) {
        checkOpen();
        return records.query(query);
    }

    @Override
    public synchronized long count(Query query, int atMost) {
        checkOpen();
        if (atMost < 1 || atMost > 10_000) {
            throw new IllegalArgumentException("A count has a bound of 1 to 10,000, not " + atMost);
        }
        return records.count(query, atMost);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PERSISTENT, Capability.DURABLE);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            try {
                flush();
                log.close();
                Files.delete(unclosed);
            } catch (IOException e) {
                throw new StoreException("The log could not be closed", e);
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new StoreException("The store is closed");
        }
    }
}
