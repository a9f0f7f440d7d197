package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.Optional;
import java.util.Set;

/** A store that passes everything on to a correct one; each planted fault overrides what it gets wrong. */
class Faulty implements RecordStore {

    final RecordStore correct;

    Faulty(RecordStore correct) {
        this.correct = correct;
    }

    @Override
    public Optional<StoredRecord> get(String collection, String id) {
        return correct.get(collection, id);
    }

    @Override
    public Page query(Query query) {
        return correct.query(query);
    }

    @Override
    public long count(Query query, int atMost) {
        return correct.count(query, atMost);
    }

    @Override
    public void commit(Batch batch) {
        correct.commit(batch);
    }

    @Override
    public Set<Capability> capabilities() {
        return correct.capabilities();
    }

    @Override
    public void close() {
        correct.close();
    }
}
