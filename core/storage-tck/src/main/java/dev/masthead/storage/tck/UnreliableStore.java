package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * A correct store that fails now and then, in every way that the SPI allows: for tests of what stands on a store.
 *
 * <p>A read fails; a commit fails without effect and says so ({@link StoreException}), or
 * leaves its outcome open ({@link UnknownOutcomeException}) with or without effect; closing closes and fails. With a seeded
 * random source and one thread, a run can be repeated. As thread-safe as its random source.
 */
public final class UnreliableStore implements RecordStore {

    private final RecordStore store;
    private final RandomGenerator random;
    private final double failures;

    /**
     * Wraps a store.
     *
     * @param store does the work
     * @param random decides which calls fail, and how
     * @param failures which part of the calls fails, 0 to 1
     */
    public UnreliableStore(RecordStore store, RandomGenerator random, double failures) {
        this.store = store;
        this.random = random;
        this.failures = failures;
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        return read(() -> store.get(collection, id));
    }

    @Override
    public Page query(Query query) {
        return read(() -> store.query(query));
    }

    @Override
    public long count(Query query, int atMost) {
        return read(() -> store.count(query, atMost));
    }

    private <T> T read(Supplier<T> reading) {
        if (fails()) {
            throw new StoreException("The connection was lost before the answer");
        }
        return reading.get();
    }

    @Override
    public void commit(Batch batch) {
        if (!fails()) {
            store.commit(batch);
            return;
        }
        switch (random.nextInt(3)) {
            case 0 -> throw new StoreException("There is no connection; nothing was changed");
            case 1 -> throw new UnknownOutcomeException("The connection was lost before the commit", null);
            default -> {
                store.commit(batch);
                throw new UnknownOutcomeException("The connection was lost after the commit", null);
            }
        }
    }

    private boolean fails() {
        return random.nextDouble() < failures;
    }

    @Override
    public Set<Capability> capabilities() {
        return store.capabilities();
    }

    @Override
    public void close() {
        store.close();
        if (fails()) {
            throw new StoreException("The connection was lost while closing");
        }
    }
}
