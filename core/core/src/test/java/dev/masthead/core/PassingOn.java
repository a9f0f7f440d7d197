package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.Optional;
import java.util.Set;

/** Passes everything on to a real store; a test overrides where something shall happen. */
class PassingOn implements RecordStore {

    private final RecordStore store;

    PassingOn(RecordStore store) {
        this.store = store;
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        return store.get(collection, id);
    }

    @Override
    public Page query(Query query) {
        return store.query(query);
    }

    @Override
    public long count(Query query, int atMost) {
        return store.count(query, atMost);
    }

    @Override
    public void commit(Batch batch) {
        store.commit(batch);
    }

    @Override
    public Set<Capability> capabilities() {
        return store.capabilities();
    }

    @Override
    public void close() {
        store.close();
    }
}
