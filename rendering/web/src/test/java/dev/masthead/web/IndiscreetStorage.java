package dev.masthead.web;

import dev.masthead.core.MemoryStorage;
import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A store that, once it is broken, tells in its exceptions what it was to keep, as drivers do. */
final class IndiscreetStorage implements RecordStoreProvider {

    volatile boolean broken;

    @Override
    public String name() {
        return "indiscreet";
    }

    @Override
    public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        RecordStore kept = new MemoryStorage().open(settings, collections);
        return new RecordStore() {
            @Override
            public Optional<StoredRecord> get(String collection, String id) {
                return kept.get(collection, id);
            }

            @Override
            public Page query(Query query) {
                return kept.query(query);
            }

            @Override
            public long count(Query query, int atMost) {
                return kept.count(query, atMost);
            }

            @Override
            public void commit(Batch batch) {
                if (broken && batch.writes().get(0) instanceof Write.Put put) {
                    throw new StoreException("cannot write " + put.payload(), new IllegalStateException(put.payload()));
                }
                kept.commit(batch);
            }

            @Override
            public Set<Capability> capabilities() {
                return kept.capabilities();
            }

            @Override
            public void close() {
                kept.close();
            }
        };
    }
}
