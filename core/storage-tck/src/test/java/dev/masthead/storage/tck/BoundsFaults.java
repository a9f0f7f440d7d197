package dev.masthead.storage.tck;

import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Faults that show only in the largest, the most alike and the last values. See {@link Stores}. */
final class BoundsFaults {

    private BoundsFaults() {}

    /** Makes one text of two values. */
    static final class JoinsValuesS20 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                boolean matches(Query query, IndexSpec index, Keys keys) {
                    if (!index.name().equals("on_ab")) {
                        return super.matches(query, index, keys);
                    }
                    return joined(query.equality().get("a"))
                            .concat("|")
                            .concat(joined(query.equality().get("b")))
                            .equals(joined(keys, "a") + "|" + joined(keys, "b"));
                }
            };
        }

        private static String joined(Keys keys, String key) {
            return keys.values(key).stream()
                    .map(JoinsValuesS20::joined)
                    .findFirst()
                    .orElse("");
        }

        private static String joined(@Nullable KeyValue value) {
            return value instanceof KeyValue.Text text ? text.text() : "";
        }
    }

    /** Ends a page before it grows too large. */
    static final class BoundsThePageS23 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.querying(model, query -> {
                Page page = model.query(query);
                int size = page.records().size();
                boolean large = page.records().stream()
                                .mapToLong(record -> record.payload().length())
                                .sum()
                        > 16L << 20;
                if (!large || !query.collection().equals("cards")) {
                    return page;
                }
                StoredRecord last = page.records().get(size / 2 - 1);
                return new Page(
                        page.records().subList(0, size / 2), Optional.of(new Cursor(Optional.empty(), last.id())));
            });
        }
    }

    /** Gives up counting early. */
    static final class CountsToFiveThousandS30 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.counting(model, (query, atMost) -> model.count(query, Math.min(atMost, 5_000)));
        }
    }

    /** Cuts the id that it is asked for at the length of its column. */
    static final class CutsIdsS12 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.reading(
                    model, (collection, id) -> model.get(collection, id.substring(0, Math.min(200, id.length()))));
        }
    }

    /** Compares versions as an engine does that knows only floating-point numbers. */
    static final class ComparesVersionsAsDoublesS42 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                try {
                    model.commit(batch);
                } catch (ConflictException e) {
                    if ((double) e.expectedVersion() != (double) e.actualVersion()) {
                        throw e;
                    }
                }
            });
        }
    }

    /** Tells the next version of a record instead of the one that is there. */
    static final class TellsAnotherVersionS42 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(Faulty.promising(model, Set.of(Capability.PERSISTENT)), batch -> {
                try {
                    model.commit(batch);
                } catch (ConflictException e) {
                    boolean hot = e.collection().equals("hot");
                    throw hot
                            ? new ConflictException(
                                    e.collection(), e.id(), e.expectedVersion(), e.actualVersion() + 1_000)
                            : e;
                }
            });
        }
    }

    /** Forgets who took a value in the batch that freed it. */
    static final class ForgetsTheNewOwnerS43 extends Stores.Correct {
        private final Set<String> forgotten = ConcurrentHashMap.newKeySet();

        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                void checkUnique(CollectionSpec spec, String id, String payload) {
                    if (!spec.name().equals("articles") || !forgotten.contains(payload)) {
                        super.checkUnique(spec, id, payload);
                    }
                }
            };
        }

        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                boolean frees = batch.writes().size() == 2
                        && batch.writes().get(0).expectedVersion() == 1
                        && batch.writes().get(1).expectedVersion() == Write.ABSENT;
                model.commit(batch);
                if (frees
                        && batch.writes().get(1) instanceof Write.Put put
                        && put.id().equals("b")) {
                    forgotten.add(put.payload());
                }
            });
        }
    }

    /** Takes what a library throws for a failure of its own. */
    static final class WrapsWhatIsThrownS48 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                try {
                    model.commit(batch);
                } catch (CompletionException e) {
                    throw new StoreException("The batch could not be written", e);
                }
            });
        }
    }

    /** Refuses what is too large for one message of its engine. */
    static final class RefusesLargeBatchesS40 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.committing(model, batch -> {
                long characters = batch.writes().stream()
                        .mapToLong(write ->
                                write instanceof Write.Put put ? put.payload().length() : 0)
                        .sum();
                if (characters > 12L << 20) {
                    throw new StoreException("The message is too large");
                }
                model.commit(batch);
            });
        }
    }
}
