package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Faults that show only beside other threads. See {@link Stores}. */
final class ConcurrencyFaults {

    private ConcurrencyFaults() {}

    /** Shows the part of a batch that is in another collection a moment later. */
    static final class CommitsInTwoStepsS40 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Map<String, Optional<StoredRecord>> late = new ConcurrentHashMap<>();
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    synchronized (this) {
                        synchronized (late) {
                            batch.writes().stream()
                                    .filter(write -> write.collection().equals("warm"))
                                    .forEach(write -> late.put(write.id(), correct.get("warm", write.id())));
                        }
                        try {
                            correct.commit(batch);
                            LockSupport.parkNanos(1);
                        } finally {
                            synchronized (late) {
                                late.clear();
                            }
                        }
                    }
                }

                @Override
                public Optional<StoredRecord> get(String collection, String id) {
                    synchronized (late) {
                        boolean hidden = collection.equals("warm") && late.containsKey(id);
                        return hidden ? late.getOrDefault(id, Optional.empty()) : correct.get(collection, id);
                    }
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Fills a page from two moments. */
    static final class ShowsHalfABatchS40 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public Page query(Query query) {
                    Page page = correct.query(query);
                    boolean several = page.records().size() > 1
                            && (query.collection().equals("hot")
                                    || query.equality().containsValue(KeyValue.of("pair")));
                    if (!several || page.records().stream().anyMatch(r -> r.id().startsWith("r"))) {
                        return page;
                    }
                    LockSupport.parkNanos(1);
                    List<StoredRecord> records = new ArrayList<>(page.records());
                    StoredRecord last = records.get(records.size() - 1);
                    records.set(
                            records.size() - 1,
                            correct.get(query.collection(), last.id()).orElse(last));
                    return new Page(records, page.next());
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Compares the version first, and writes whatever is there then. */
    static final class ChecksBeforeItLocksS44 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    Write write = batch.writes().get(0);
                    boolean hot = write.collection().equals("hot") && write.id().startsWith("r");
                    if (!hot || !(write instanceof Write.Put put)) {
                        correct.commit(batch);
                        return;
                    }
                    long version = Registers.version(correct.get("hot", put.id()));
                    if (version != put.expectedVersion()) {
                        throw new ConflictException("hot", put.id(), put.expectedVersion(), version);
                    }
                    LockSupport.parkNanos(1);
                    synchronized (disk) {
                        disk.of("hot").put(put.id(), new StoredRecord(put.id(), put.version(), put.payload()));
                    }
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Looks whether a value is taken first, and takes it then. */
    static final class ClaimsBeforeItLocksS44 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                void checkUnique(CollectionSpec spec, String id, String payload) {
                    if (!spec.name().equals("hot")) {
                        super.checkUnique(spec, id, payload);
                    }
                }

                @Override
                public void commit(Batch batch) {
                    Write write = batch.writes().get(0);
                    if (write instanceof Write.Put put && put.collection().equals("hot")) {
                        synchronized (disk) {
                            super.checkUnique(spec("hot"), put.id(), put.payload());
                        }
                        LockSupport.parkNanos(1);
                    }
                    super.commit(batch);
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Refuses any value while another commit runs. */
    static final class RefusesFreeValuesS43 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Set<String> busy = ConcurrentHashMap.newKeySet();
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    boolean other = !busy.isEmpty()
                            && batch.writes().get(0) instanceof Write.Put put
                            && put.payload().contains("&slug=");
                    if (other && batch.writes().get(0).collection().equals("hot")) {
                        throw new DuplicateKeyException("hot", "slug");
                    }
                    busy.add(Thread.currentThread().getName());
                    try {
                        LockSupport.parkNanos(1);
                        correct.commit(batch);
                    } finally {
                        busy.remove(Thread.currentThread().getName());
                    }
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Lets others read a batch before it fails. */
    static final class ShowsWhatFailedS45 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Map<String, StoredRecord> dirty = new ConcurrentHashMap<>();
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    Write write = batch.writes().get(0);
                    if (write instanceof Write.Put put
                            && put.collection().equals("hot")
                            && put.id().startsWith("r")) {
                        dirty.put(put.id(), new StoredRecord(put.id(), put.version(), put.payload()));
                        LockSupport.parkNanos(1);
                        dirty.remove(put.id());
                    }
                    correct.commit(batch);
                }

                @Override
                public Optional<StoredRecord> get(String collection, String id) {
                    Optional<StoredRecord> early =
                            Optional.ofNullable(dirty.get(id)).filter(dirt -> collection.equals("hot"));
                    return early.or(() -> correct.get(collection, id));
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Finds the records in an index of one moment, and reads all of them at a later one. */
    static final class ReadsThePayloadsLaterS40 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.querying(model, query -> {
                Page page = model.query(query);
                if (page.records().size() != 10 || !query.index().equals("in_section_by_moment")) {
                    return page;
                }
                LockSupport.parkNanos(1);
                Map<String, StoredRecord> later = new ConcurrentHashMap<>();
                Query all = Query.of(query.collection(), "all").limit(1_000).build();
                model.query(all).records().forEach(record -> later.put(record.id(), record));
                return new Page(
                        page.records().stream()
                                .map(record -> later.getOrDefault(record.id(), record))
                                .toList(),
                        page.next());
            });
        }
    }

    /** Keeps what a thread has counted until that thread writes. */
    static final class CachesCountsS11 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Map<Object, Long> counted = new ConcurrentHashMap<>();
            return new Faulty(model) {
                @Override
                public long count(Query query, int atMost) {
                    String asked = query.collection() + "/" + query.index() + "/" + query.direction() + "/" + atMost;
                    return counted.computeIfAbsent(
                            List.of(
                                    Thread.currentThread(),
                                    asked,
                                    query.equality(),
                                    query.from(),
                                    query.to(),
                                    query.after()),
                            key -> correct.count(query, atMost));
                }

                @Override
                public void commit(Batch batch) {
                    try {
                        correct.commit(batch);
                    } finally {
                        counted.keySet().removeIf(key -> ((List<?>) key).contains(Thread.currentThread()));
                    }
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }
}
