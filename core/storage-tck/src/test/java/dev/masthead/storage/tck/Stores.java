package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * The stores that the kit is tried on: a correct one, and some with one planted fault each. The name of a faulty one
 * ends in the rule that it breaks. They are run by {@link RecordStoreContractTest}, not by the build.
 */
final class Stores {

    private Stores() {}

    /** Passes everything. */
    static class Correct extends RecordStoreContract {

        final ModelStore.Disk disk = new ModelStore.Disk();

        @Override
        protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            RecordStore model = model(settings, collections);
            RecordStore store = wrap(model, collections);
            settings.checkRequired("planted", store.capabilities());
            return store;
        }

        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder());
        }

        Comparator<String> textOrder() {
            return KeyValue.utf8Order();
        }

        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return model;
        }
    }

    /** Passes everything, and counts the calls. */
    static final class Counting extends Correct {

        static final LongAdder CALLS = new LongAdder();

        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            InvocationHandler counting = (proxy, method, arguments) -> {
                if (method.getName().equals("commit")
                        || Thread.currentThread().getName().equals("masthead-storage-tck")) {
                    CALLS.increment();
                }
                try {
                    return method.invoke(model, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            };
            return (RecordStore) Proxy.newProxyInstance(
                    RecordStore.class.getClassLoader(), new Class<?>[] {RecordStore.class}, counting);
        }
    }

    /** Never answers a commit. */
    static final class Hanging extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> awaitForEver());
        }

        private static void awaitForEver() {
            while (true) {
                LockSupport.park();
                Thread.interrupted();
            }
        }
    }

    /** Forgets which version a record had when it is opened again. */
    static final class ForgetsVersionsS01 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            disk.of("notes").replaceAll((id, record) -> new StoredRecord(id, 1, record.payload()));
            return model;
        }
    }

    /** Does not index the letters that were there before the index was. */
    static final class NeverReindexesS02 extends Correct {
        private final Set<String> known = new HashSet<>();

        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            String now = collections.stream()
                    .map(c -> c.name() + c.keys() + c.indexes())
                    .toList()
                    .toString();
            Set<String> missed = known.add(now) ? Set.copyOf(disk.of("letters").keySet()) : Set.of();
            return new Faulty(model) {
                @Override
                public Page query(Query query) {
                    Page page = correct.query(query);
                    return new Page(
                            page.records().stream()
                                    .filter(r -> !missed.contains(r.id()))
                                    .toList(),
                            page.next());
                }
            };
        }
    }

    /** Opens whatever is required. */
    static final class PromisesAnythingS04 extends Correct {
        @Override
        protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder());
        }
    }

    /** Answers after it was closed. */
    static final class NeverClosesS06 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public void close() {
                    // the fault
                }
            };
        }
    }

    /** Strips blanks off the end of a payload. */
    static final class StripsPayloadsS10 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public Optional<StoredRecord> get(String collection, String id) {
                    return correct.get(collection, id)
                            .map(r -> new StoredRecord(
                                    r.id(), r.version(), r.payload().strip()));
                }
            };
        }
    }

    /** Goes on showing what was deleted. */
    static final class RemembersDeletedS12 extends Correct {
        private final Map<String, StoredRecord> seen = new ConcurrentHashMap<>();

        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    List<Write> single = batch.writes();
                    boolean deletion = single.size() == 1 && single.get(0) instanceof Write.Delete;
                    Optional<StoredRecord> before =
                            deletion && single.get(0).collection().equals("notes")
                                    ? correct.get("notes", single.get(0).id())
                                    : Optional.empty();
                    correct.commit(batch);
                    before.ifPresent(record -> seen.put(record.id(), record));
                }

                @Override
                public Optional<StoredRecord> get(String collection, String id) {
                    Optional<StoredRecord> found = correct.get(collection, id);
                    return found.isPresent() || !collection.equals("notes") ? found : Optional.ofNullable(seen.get(id));
                }
            };
        }
    }

    /** Orders text as Java's strings do. */
    static final class OrdersByCharS21 extends Correct {
        @Override
        Comparator<String> textOrder() {
            return Comparator.naturalOrder();
        }
    }

    /** Promises a next page whenever a page is full. */
    static final class PromisesEmptyPagesS23 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public Page query(Query query) {
                    Page page = correct.query(query);
                    if (page.records().size() < query.limit() || page.next().isPresent()) {
                        return page;
                    }
                    StoredRecord last = page.records().get(query.limit() - 1);
                    Optional<KeyValue> order = query.index().equals("by_score")
                            ? Optional.of(KeyValue.of(Long.MAX_VALUE))
                            : Optional.empty();
                    return query.index().equals("by_score") || query.index().equals("all")
                            ? new Page(page.records(), Optional.of(new Cursor(order, last.id())))
                            : page;
                }
            };
        }
    }

    /** Starts again at the beginning when the record at the position is gone. */
    static final class LosesItsPlaceS24 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public Page query(Query query) {
                    Page page = correct.query(query);
                    boolean gone = query.after()
                            .filter(c -> correct.get(query.collection(), c.id()).isEmpty())
                            .isPresent();
                    return gone ? new Page(List.of(), Optional.empty()) : page;
                }
            };
        }
    }

    /** Counts on behind its bound. */
    static final class CountsEverythingS30 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public long count(Query query, int atMost) {
                    return Math.max(correct.count(query, atMost), correct.count(query, 10_000));
                }
            };
        }
    }

    /** Deletes whatever version there is. */
    static final class DeletesBlindlyS42 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    correct.commit(
                            new Batch(batch.writes().stream().map(this::blind).toList()));
                }

                private Write blind(Write write) {
                    return write instanceof Write.Delete delete
                                    && !delete.collection().equals("hot")
                            ? correct.get(delete.collection(), delete.id())
                                    .<Write>map(r -> new Write.Delete(delete.collection(), r.id(), r.version()))
                                    .orElse(delete)
                            : write;
                }
            };
        }
    }

    /** Names no key when a value is taken. */
    static final class NamesNoKeyS43 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    try {
                        correct.commit(batch);
                    } catch (DuplicateKeyException e) {
                        boolean isOwn = e.collection().equals("odd"); // thrown by the extractor there
                        throw isOwn ? e : new DuplicateKeyException(e.collection(), "unknown");
                    }
                }
            };
        }
    }

    /** Tells the losers of a race that they have won. */
    static final class LosesRacesSilentlyS44 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                private final AtomicInteger underWay = new AtomicInteger();

                @Override
                public void commit(Batch batch) {
                    boolean alone = underWay.getAndIncrement() == 0;
                    try {
                        correct.commit(batch);
                    } catch (ConflictException e) {
                        if (alone) {
                            throw e;
                        }
                    } finally {
                        underWay.decrementAndGet();
                    }
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Keeps the first write of a batch that fails. */
    static final class KeepsHalfABatchS45 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    try {
                        correct.commit(batch);
                    } catch (ConflictException e) {
                        Write first = batch.writes().get(0);
                        boolean isNew = first.expectedVersion() == Write.ABSENT
                                && !first.id().equals("b");
                        if (batch.writes().size() > 1 && isNew) {
                            correct.commit(new Batch(List.of(first)));
                        }
                        throw e;
                    }
                }
            };
        }
    }

    /** Hides why the keys could not be read. */
    static final class HidesTheReasonS48 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    try {
                        correct.commit(batch);
                    } catch (IllegalStateException e) {
                        throw new StoreException("Something failed", e);
                    }
                }
            };
        }
    }

    /** Hands out its own set. */
    static final class HandsOutItsSetS50 extends Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Set<Capability> own = EnumSet.copyOf(model.capabilities());
            return new Faulty(model) {
                @Override
                public Set<Capability> capabilities() {
                    return own;
                }
            };
        }
    }
}
