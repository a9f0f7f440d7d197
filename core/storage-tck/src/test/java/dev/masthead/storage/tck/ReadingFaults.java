package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Faults in reading one record, and in what a reader remembers. See {@link Stores}. */
final class ReadingFaults {

    private ReadingFaults() {}

    /** Cuts payloads at 65,535 bytes, as a column of an engine does. */
    static final class TruncatesS10 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.reading(
                    model,
                    (collection, id) -> model.get(collection, id)
                            .map(r -> new StoredRecord(
                                    r.id(),
                                    r.version(),
                                    r.payload()
                                            .substring(
                                                    0,
                                                    Math.min(65_535, r.payload().length())))));
        }
    }

    /** Composes the characters of payloads. */
    static final class NormalisesS10 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.reading(
                    model,
                    (collection, id) -> model.get(collection, id)
                            .map(r -> new StoredRecord(
                                    r.id(), r.version(), Normalizer.normalize(r.payload(), Normalizer.Form.NFC))));
        }
    }

    /** Writes numbers in their shortest form. */
    static final class RewritesNumbersS10 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.reading(
                    model,
                    (collection, id) -> model.get(collection, id)
                            .map(r -> new StoredRecord(
                                    r.id(), r.version(), r.payload().replace(":1.0,", ":1,"))));
        }
    }

    /** Takes ids that differ in case for the same. */
    static final class FoldsIdsS10 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(
                    model,
                    batch -> model.commit(new Batch(batch.writes().stream()
                            .map(write -> write.id().equals("A")
                                            && write.collection().equals("notes")
                                            && write instanceof Write.Put put
                                    ? new Write.Put(
                                            put.collection(), "a", put.payload(), put.expectedVersion(), put.version())
                                    : write)
                            .toList())));
        }
    }

    /** Keeps what a thread has read until that thread writes. */
    static final class CachesPerThreadS11 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Map<Object, Optional<StoredRecord>> seen = new ConcurrentHashMap<>();
            return new Faulty(model) {
                @Override
                public Optional<StoredRecord> get(String collection, String id) {
                    return seen.computeIfAbsent(
                            List.of(Thread.currentThread(), collection, id), key -> correct.get(collection, id));
                }

                @Override
                public void commit(Batch batch) {
                    try {
                        correct.commit(batch);
                    } finally {
                        seen.keySet().removeIf(key -> ((List<?>) key).contains(Thread.currentThread()));
                    }
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Answers a query that it has answered before, until the thread writes itself. */
    static final class ShowsOldPagesS11 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Map<Object, Page> seen = new ConcurrentHashMap<>();
            return new Faulty(model) {
                private List<Object> asked(Query query) {
                    return List.of(
                            Thread.currentThread(),
                            query.collection() + "/" + query.index() + "/" + query.direction() + "/" + query.limit(),
                            query.equality(),
                            List.of(query.from(), query.to(), query.after()));
                }

                @Override
                public Page query(Query query) {
                    return seen.computeIfAbsent(asked(query), key -> correct.query(query));
                }

                @Override
                public void commit(Batch batch) {
                    try {
                        correct.commit(batch);
                    } finally {
                        seen.keySet().removeIf(key -> ((List<?>) key).contains(Thread.currentThread()));
                    }
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Reads an id up to U+0000. */
    static final class CutsIdsAtNulS12 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.reading(model, (collection, id) -> {
                int end = id.indexOf(0);
                return model.get(collection, end < 0 ? id : id.substring(0, end));
            });
        }
    }
}
