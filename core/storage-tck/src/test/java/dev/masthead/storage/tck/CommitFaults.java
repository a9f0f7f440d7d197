package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Faults in committing, by one thread. See {@link Stores}. */
final class CommitFaults {

    private CommitFaults() {}

    /** Acknowledges an insert of a record that was changed before, and writes nothing. */
    static final class IgnoresSecondInsertS41 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                try {
                    model.commit(batch);
                } catch (ConflictException e) {
                    if (e.expectedVersion() != Write.ABSENT
                            || e.actualVersion() < 2
                            || !e.collection().equals("articles")) {
                        throw e;
                    }
                }
            });
        }
    }

    /** Says of a record that is there that it is not. */
    static final class HidesTheVersionS41 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                try {
                    model.commit(batch);
                } catch (ConflictException e) {
                    boolean inserted = e.expectedVersion() == Write.ABSENT
                            && !e.collection().equals("hot");
                    throw inserted ? new ConflictException(e.collection(), e.id(), 0, 0) : e;
                }
            });
        }
    }

    /** Stores the next version, whatever version the write names. */
    static final class CountsVersionsItselfS42 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(
                    model,
                    batch -> model.commit(new Batch(batch.writes().stream()
                            .map(write -> write instanceof Write.Put put
                                    ? new Write.Put(put.collection(), put.id(), put.payload(), put.expectedVersion())
                                    : write)
                            .toList())));
        }
    }

    /** Inserts what was to replace a record that is not there. */
    static final class ReplacesNothingS42 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(
                    model,
                    batch -> model.commit(new Batch(batch.writes().stream()
                            .map(write -> write instanceof Write.Put put
                                            && put.expectedVersion() == 5
                                            && !put.collection().equals("hot") // where histories are recorded
                                            && model.get(put.collection(), put.id())
                                                    .isEmpty()
                                            && batch.writes().size() == 1
                                    ? new Write.Put(put.collection(), put.id(), put.payload(), 0, put.version())
                                    : write)
                            .toList())));
        }
    }

    /** Takes unique values that differ in case for the same. */
    static final class FoldsUniqueValuesS43 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                void checkUnique(CollectionSpec spec, String id, String payload) {
                    super.checkUnique(spec, id, payload);
                    if (spec.key("slug").filter(KeySpec::unique).isEmpty()) {
                        return;
                    }
                    for (StoredRecord other : disk.of(spec.name()).values()) {
                        Set<KeyValue> taken =
                                spec.keysOf().keysOf(other.payload()).values("slug");
                        boolean folded = spec.keysOf().keysOf(payload).values("slug").stream()
                                .anyMatch(value -> taken.stream()
                                        .anyMatch(known -> known.toString().equalsIgnoreCase(value.toString())));
                        if (folded && !other.id().equals(id)) {
                            throw new DuplicateKeyException(spec.name(), "slug");
                        }
                    }
                }
            };
        }
    }

    /** Keeps the unique values of records that are deleted. */
    static final class NeverFreesS43 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Set<String> kept = ConcurrentHashMap.newKeySet();
            return Faulty.committing(model, batch -> {
                for (Write write : batch.writes()) {
                    if (write instanceof Write.Put put
                            && put.collection().equals("articles")
                            && kept.contains(slug(put.payload()))) {
                        throw new DuplicateKeyException("articles", "slug");
                    }
                }
                Set<String> gone = new HashSet<>();
                for (Write write : batch.writes()) {
                    if (write instanceof Write.Delete && write.collection().equals("articles")) {
                        model.get("articles", write.id())
                                .map(r -> slug(r.payload()))
                                .ifPresent(gone::add);
                    }
                }
                model.commit(batch);
                gone.remove("");
                kept.addAll(batch.writes().size() == 1 ? gone : Set.of());
            });
        }

        private static String slug(String payload) {
            int start = payload.indexOf("slug=");
            return start < 0 ? "" : payload.substring(start, payload.indexOf('"', start));
        }
    }

    /** Checks the first of many unique values only. */
    static final class ChecksOneOfManyS43 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                void checkUnique(CollectionSpec spec, String id, String payload) {
                    int second = payload.indexOf("&claim=", payload.indexOf("claim=") + 1);
                    boolean letters =
                            spec.name().equals("letters") || spec.name().equals("hot");
                    int end = second < 0 || letters ? -1 : payload.indexOf('"', second);
                    super.checkUnique(
                            spec, id, end < 0 ? payload : payload.substring(0, second) + payload.substring(end));
                }
            };
        }
    }

    /** Frees a value only behind the batch that gives it back. */
    static final class FreesAtTheEndS43 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                boolean both = batch.writes().get(0).collection().equals("articles")
                        && batch.writes().stream().anyMatch(w -> w instanceof Write.Delete)
                        && batch.writes().stream().anyMatch(w -> w.expectedVersion() == 0);
                if (both && batch.writes().size() == 2 && batch.writes().get(0) instanceof Write.Delete) {
                    String payload = ((Write.Put) batch.writes().get(1)).payload();
                    model.get("articles", batch.writes().get(0).id())
                            .filter(r ->
                                    payload.contains("slug=ts") && r.payload().contains("slug=ts"))
                            .ifPresent(r -> {
                                throw new DuplicateKeyException("articles", "slug");
                            });
                }
                model.commit(batch);
            });
        }
    }

    /** Tells the taken value in the cause of its exception. */
    static final class TellsTheValueS43 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                try {
                    model.commit(batch);
                } catch (DuplicateKeyException e) {
                    boolean isOwn = e.collection().equals("odd"); // thrown by the extractor there
                    throw isOwn
                            ? e
                            : (DuplicateKeyException) new DuplicateKeyException(e.collection(), e.key())
                                    .initCause(new IllegalStateException("taken: "
                                            + batch.writes().stream()
                                                    .filter(Write.Put.class::isInstance)
                                                    .map(write -> ((Write.Put) write).payload())
                                                    .toList()));
                }
            });
        }
    }

    /** Knows only the unique values that were written since it was opened. */
    static final class ForgetsValuesS43 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            Set<String> old = collections.toString().contains("letters")
                            && !disk.of("letters").isEmpty()
                    ? Set.copyOf(disk.of("letters").keySet())
                    : Set.of();
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                void checkUnique(CollectionSpec spec, String id, String payload) {
                    if (!opened || !spec.name().equals("letters") || old.isEmpty()) {
                        super.checkUnique(spec, id, payload);
                    }
                }
            };
        }
    }

    /** Finds the taken value before the wrong version. */
    static final class ConflictComesLastS43 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                try {
                    model.commit(batch);
                } catch (ConflictException e) {
                    if (batch.writes().size() == 1
                            && batch.writes().get(0) instanceof Write.Put put
                            && put.payload().contains("slug=ts&claim=tc")) {
                        throw new DuplicateKeyException(e.collection(), "slug");
                    }
                    throw e;
                }
            });
        }
    }

    /** Keeps the first write of a batch that fails for a taken value. */
    static final class KeepsHalfOnADuplicateS45 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                try {
                    model.commit(batch);
                } catch (DuplicateKeyException e) {
                    if (batch.writes().size() == 3) {
                        model.commit(new Batch(batch.writes().subList(0, 1)));
                    }
                    throw e;
                }
            });
        }
    }

    /** Fails once more after a batch that failed. */
    static final class BreaksAfterAFailureS45 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            AtomicInteger failures = new AtomicInteger();
            return Faulty.committing(model, batch -> {
                if (failures.get() > 10) {
                    failures.set(0);
                    throw new StoreException("The transaction is aborted");
                }
                try {
                    model.commit(batch);
                } catch (ConflictException e) {
                    failures.addAndGet(e.expectedVersion() == Write.ABSENT && e.id().equals("a") ? 1 : 0);
                    throw e;
                }
            });
        }
    }

    /** Stores a payload whose keys cannot be read. */
    static final class StoresWithoutKeysS48 extends Stores.Correct {
        @Override
        protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return super.open(
                    settings, collections.stream().map(spec -> forgiving(spec)).toList());
        }

        private static CollectionSpec forgiving(CollectionSpec spec) {
            if (!spec.name().equals("odd")) {
                return spec;
            }
            return CollectionSpec.named("odd")
                    .key("name", KeyType.TEXT)
                    .keysOf(payload -> {
                        try {
                            return spec.keysOf().keysOf(payload);
                        } catch (IllegalStateException e) {
                            return Keys.none();
                        }
                    })
                    .build();
        }
    }
}
