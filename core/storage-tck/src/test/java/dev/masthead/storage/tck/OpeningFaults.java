package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import java.util.ConcurrentModificationException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Faults in opening, migrating, closing and in what a store promises. See {@link Stores}. */
final class OpeningFaults {

    private OpeningFaults() {}

    /** Loses what was committed last when it is closed. */
    static final class ForgetsTheLastNoteS01 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.closing(model, () -> {
                disk.of("notes").remove("n");
                model.close();
            });
        }
    }

    /** Counts a migration as a change of each record. */
    static final class BumpsVersionsS02 extends Stores.Correct {
        private final Set<String> known = new HashSet<>();

        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            String now =
                    collections.stream().map(c -> c.name() + c.keys()).toList().toString();
            if (known.add(now) && known.size() > 1) {
                disk.of("letters").replaceAll((id, r) -> new StoredRecord(id, r.version() + 1, r.payload()));
            }
            return model;
        }
    }

    /** Drops the collections that are not opened. */
    static final class DropsOtherCollectionsS02 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            if (collections.stream().noneMatch(c -> c.name().equals("letters"))) {
                disk.of("letters").clear();
            }
            return model;
        }
    }

    /** Takes a record without keys where they cannot be read. */
    static final class SkipsWhatItCannotReadS02 extends Stores.Correct {
        @Override
        protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            try {
                return super.open(settings, collections);
            } catch (IllegalStateException e) {
                return super.open(settings, List.of());
            }
        }
    }

    /** Fills a new index only after it was asked for the first time. */
    static final class MigratesLateS02 extends Stores.Correct {
        private final Set<String> known = new HashSet<>();

        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            boolean late = known.add(collections.stream()
                            .map(c -> c.name() + c.indexes())
                            .toList()
                            .toString())
                    && !disk.of("letters").isEmpty();
            AtomicBoolean filled = new AtomicBoolean(!late);
            return Faulty.querying(
                    model,
                    query -> filled.getAndSet(true) || query.index().equals("all")
                            ? model.query(query)
                            : new Page(List.of(), Optional.empty()));
        }
    }

    /** Opens although records share a value of a new unique key. */
    static final class OpensWithDuplicatesS03 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                void checkUnique(CollectionSpec spec, String id, String payload) {
                    try {
                        super.checkUnique(spec, id, payload);
                    } catch (DuplicateKeyException e) {
                        if (opened) {
                            throw e;
                        }
                    }
                }
            };
        }
    }

    /** Throws away a record that stands in the way of a new unique key, and then refuses. */
    static final class LosesWhatItRefusesS03 extends Stores.Correct {
        @Override
        protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            try {
                return super.open(settings, collections);
            } catch (DuplicateKeyException e) {
                disk.of("letters").remove("l2");
                throw e;
            }
        }
    }

    /** Takes no notice of a setting that it does not know. */
    static final class TakesAnySettingS05 extends Stores.Correct {
        @Override
        protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            StoreSettings known = StoreSettings.none();
            for (Capability capability : settings.required()) {
                known = known.require(capability);
            }
            return super.open(known, collections);
        }
    }

    /** Names the value of a setting that it does not know. */
    static final class TellsASecretS05 extends Stores.Correct {
        @Override
        protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            settings.get("no_such_setting").ifPresent(value -> {
                throw new IllegalArgumentException("Unknown setting no_such_setting=" + value);
            });
            return super.open(settings, collections);
        }
    }

    /** Fails when it is closed again. */
    static final class ClosesOnceS06 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            AtomicBoolean closed = new AtomicBoolean();
            return Faulty.closing(model, () -> {
                if (closed.getAndSet(true) && !Thread.currentThread().getName().endsWith("afterwards")) {
                    throw new StoreException("Closed already");
                }
                model.close();
            });
        }
    }

    /** Leaves a thread behind when it is closed. */
    static final class LeavesAThreadS06 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Thread keeper = new Thread(() -> {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            keeper.setDaemon(true);
            keeper.start();
            return model;
        }
    }

    /** Acknowledges what comes after it was closed, and writes nothing. */
    static final class WritesWhenClosedS06 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            AtomicBoolean closed = new AtomicBoolean();
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    if (!closed.get()) {
                        correct.commit(batch);
                    }
                }

                @Override
                public void close() {
                    closed.set(true);
                    correct.close();
                }
            };
        }
    }

    /** Finds nothing in a collection that was not declared, instead of refusing. */
    static final class UndeclaredIsEmptyS07 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.reading(
                    model,
                    (collection, id) -> collection.equals("nowhere") ? Optional.empty() : model.get(collection, id));
        }
    }

    /** Finds nothing for a query that does not fit its index, instead of refusing. */
    static final class MistypedIsEmptyS07 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.querying(model, query -> {
                try {
                    return model.query(query);
                } catch (IllegalArgumentException e) {
                    return new Page(List.of(), Optional.empty());
                }
            });
        }
    }

    /** Fails when it is read while something is written. */
    static final class BreaksBesideWritersS08 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            AtomicInteger writers = new AtomicInteger();
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    writers.incrementAndGet();
                    try {
                        correct.commit(batch);
                    } finally {
                        writers.decrementAndGet();
                    }
                }

                @Override
                public Page query(Query query) {
                    if (query.collection().equals("hot") && writers.get() > 0) {
                        throw new ConcurrentModificationException();
                    }
                    return correct.query(query);
                }

                @Override
                public Set<Capability> capabilities() {
                    return Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Writes a half of a batch when its thread is interrupted. */
    static final class GivesUpWhenInterruptedS08 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                if (Thread.currentThread().isInterrupted() && batch.writes().size() > 1) {
                    model.commit(new Batch(batch.writes().subList(0, 1)));
                    throw new StoreException("Interrupted");
                }
                model.commit(batch);
            });
        }
    }

    /** Is durable, and not persistent. */
    static final class DurableWithoutPersistenceS50 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.promising(model, Set.of(Capability.DURABLE));
        }
    }

    /** Promises something else when it is asked again. */
    static final class ChangesItsMindS50 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            AtomicInteger asked = new AtomicInteger();
            return new Faulty(model) {
                @Override
                public Set<Capability> capabilities() {
                    boolean settled = asked.incrementAndGet() != 3;
                    return settled ? correct.capabilities() : Set.of(Capability.PERSISTENT);
                }
            };
        }
    }

    /** Does not see what another store on the same data commits. */
    static final class KeepsACacheOfItsOwnS51 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Map<String, Optional<StoredRecord>> seen = new ConcurrentHashMap<>();
            return new Faulty(model) {
                @Override
                public Optional<StoredRecord> get(String collection, String id) {
                    synchronized (seen) {
                        return seen.computeIfAbsent(collection + "/" + id, key -> correct.get(collection, id));
                    }
                }

                @Override
                public void commit(Batch batch) {
                    synchronized (seen) {
                        try {
                            correct.commit(batch);
                        } finally {
                            batch.writes().forEach(write -> seen.remove(write.collection() + "/" + write.id()));
                        }
                    }
                }
            };
        }
    }

    /** Commits to a collection that another store has migrated. */
    static final class CommitsToAnOldShapeS51 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                void checkDeclared(CollectionSpec spec) {}
            };
        }
    }
}
