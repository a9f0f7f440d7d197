package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Faults in querying and counting. See {@link Stores}. */
final class QueryFaults {

    private QueryFaults() {}

    /** Compares equality values without regard to case and blanks at their end. */
    static final class FoldsEqualityS20 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                boolean matches(Query query, IndexSpec index, Keys keys) {
                    Keys.Builder folded = Keys.builder();
                    for (String name : keys.names()) {
                        keys.values(name).forEach(value -> folded.add(name, value));
                        keys.values(name).stream()
                                .flatMap(value ->
                                        query.equality().values().stream().filter(wanted -> alike(value, wanted)))
                                .forEach(value -> folded.add(name, value));
                    }
                    return super.matches(query, index, index.order().isPresent() ? keys : folded.build());
                }

                private static boolean alike(KeyValue a, KeyValue b) {
                    return a instanceof KeyValue.Text x
                            && b instanceof KeyValue.Text y
                            && x.text()
                                    .stripTrailing()
                                    .equalsIgnoreCase(y.text().stripTrailing());
                }
            };
        }
    }

    /** Shows a record once for each of its tags. */
    static final class RepeatsRecordsS20 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.querying(model, query -> {
                Page page = model.query(query);
                boolean room = page.next().isEmpty() && page.records().size() < query.limit();
                return room
                                && page.records().size() == 1
                                && page.records().get(0).payload().contains("tag=tx&tag=ty")
                        ? new Page(List.of(page.records().get(0), page.records().get(0)), page.next())
                        : page;
            });
        }
    }

    /** Looks at the first equality key only. */
    static final class MatchesOneOfSeveralS20 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                boolean matches(Query query, IndexSpec index, Keys keys) {
                    String last = index.equality().isEmpty()
                            ? ""
                            : index.equality().get(index.equality().size() - 1);
                    Keys.Builder more = Keys.builder();
                    keys.names().forEach(name -> keys.values(name).forEach(value -> more.add(name, value)));
                    if (index.equality().size() > 1 && keys.names().contains(last)) {
                        more.add(last, query.equality().getOrDefault(last, KeyValue.of("")));
                    }
                    return super.matches(query, index, more.build());
                }
            };
        }
    }

    /** Finds a record by a tag that it had once. */
    static final class KeepsOldTagsS20 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            Map<String, String> once = new ConcurrentHashMap<>();
            return new Faulty(model) {
                @Override
                public void commit(Batch batch) {
                    correct.commit(batch);
                    batch.writes()
                            .forEach(write -> once.putIfAbsent(
                                    write.collection() + write.id(),
                                    write instanceof Write.Put put ? put.payload() : ""));
                }

                @Override
                public Page query(Query query) {
                    Page page = correct.query(query);
                    boolean lost = query.index().equals("tagged")
                            && query.collection().equals("articles")
                            && page.records().isEmpty();
                    return lost
                            ? new Page(
                                    correct.query(Query.of("articles", "all").build()).records().stream()
                                            .filter(r -> r.version() > 1
                                                    && r.payload().contains("tag="))
                                            .filter(r -> once.getOrDefault("articles" + r.id(), "")
                                                    .contains("=told"))
                                            .filter(r -> query.equality().containsValue(KeyValue.of("old")))
                                            .toList(),
                                    page.next())
                            : page;
                }
            };
        }
    }

    /** Reverses the order key and not the ids behind it. */
    static final class TiesStayAscendingS21 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                Comparator<Cursor> order(Query query) {
                    Comparator<Cursor> ids = Comparator.comparing(Cursor::id, KeyValue.utf8Order());
                    Comparator<Cursor> keys = (a, b) -> a.order().isEmpty()
                            ? 0
                            : compare(a.order().get(), b.order().orElseThrow());
                    boolean ties = query.direction() == Query.Direction.DESCENDING
                            && query.index().equals("by_score");
                    return ties ? keys.reversed().thenComparing(ids) : super.order(query);
                }
            };
        }
    }

    /** Orders numbers as texts. */
    static final class NumbersAsTextS21 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                int compare(KeyValue a, KeyValue b) {
                    return a instanceof KeyValue.Int x && b instanceof KeyValue.Int y
                            ? Long.toString(x.value()).compareTo(Long.toString(y.value()))
                            : super.compare(a, b);
                }
            };
        }
    }

    /** Cuts instants to milliseconds. */
    static final class MillisecondsS21 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                int compare(KeyValue a, KeyValue b) {
                    return a instanceof KeyValue.Time x && b instanceof KeyValue.Time y
                            ? Long.compare(Math.floorDiv(x.epochMicros(), 1_000), Math.floorDiv(y.epochMicros(), 1_000))
                            : super.compare(a, b);
                }
            };
        }
    }

    /** Takes in the end of a range. */
    static final class ToIsInclusiveS22 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                boolean matches(Query query, IndexSpec index, Keys keys) {
                    return super.matches(query, index, keys)
                            || (query.to().isPresent()
                                    && query.from().stream()
                                            .allMatch(from ->
                                                    from.compareTo(query.to().get()) < 0)
                                    && index.order().stream()
                                            .anyMatch(key -> keys.values(key)
                                                    .contains(query.to().get()))
                                    && query.equality().entrySet().stream()
                                            .allMatch(
                                                    e -> keys.values(e.getKey()).contains(e.getValue())));
                }
            };
        }
    }

    /** Leaves out the beginning of a range when the largest come first. */
    static final class FromIsExclusiveDownwardsS22 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                boolean matches(Query query, IndexSpec index, Keys keys) {
                    boolean first = query.direction() == Query.Direction.DESCENDING
                            && query.from().isPresent()
                            && index.order().stream()
                                    .anyMatch(key -> keys.values(key)
                                            .contains(query.from().get()));
                    return !first && super.matches(query, index, keys);
                }
            };
        }
    }

    /** Gives all records, whatever the limit. */
    static final class IgnoresTheLimitS23 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.querying(model, query -> {
                Page page = model.query(query);
                List<StoredRecord> all = new ArrayList<>(page.records());
                while (page.next().isPresent()) {
                    page = model.query(Limits.withoutLimit(query, page.next()));
                    all.addAll(page.records());
                }
                return new Page(all, Optional.empty());
            });
        }
    }

    /** Goes on behind all records that have the same order value. */
    static final class SkipsTiesS24 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                Comparator<Cursor> order(Query query) {
                    Comparator<Cursor> whole = super.order(query);
                    return (a, b) -> {
                        boolean after = query.after().equals(Optional.of(b));
                        boolean tie = a.order().isPresent() && a.order().equals(b.order());
                        return after && tie ? 0 : whole.compare(a, b);
                    };
                }
            };
        }
    }

    /** Begins a page with the record at the position. */
    static final class RepeatsThePositionS24 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                boolean isBehind(int compared) {
                    return compared >= 0;
                }
            };
        }
    }

    /** Takes a missing text for an empty one. */
    static final class AbsentIsEmptyS25 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                boolean matches(Query query, IndexSpec index, Keys keys) {
                    Keys.Builder more = Keys.builder();
                    keys.names().forEach(name -> keys.values(name).forEach(value -> more.add(name, value)));
                    boolean blank = query.equality().containsValue(KeyValue.of(""));
                    for (String name : blank ? index.equality() : List.<String>of()) {
                        if (keys.values(name).isEmpty()
                                && spec(query.collection())
                                                .key(name)
                                                .orElseThrow()
                                                .type()
                                        == KeyType.TEXT) {
                            more.add(name, "");
                        }
                    }
                    return super.matches(query, index, more.build());
                }
            };
        }
    }

    /** Takes an empty text for a missing one. */
    static final class LosesEmptyTextsS25 extends Stores.Correct {
        @Override
        ModelStore model(StoreSettings settings, List<CollectionSpec> collections) {
            return new ModelStore(disk, settings, collections, textOrder()) {
                @Override
                boolean matches(Query query, IndexSpec index, Keys keys) {
                    return index.order().stream()
                                    .noneMatch(key -> keys.values(key).contains(KeyValue.of("")))
                            && super.matches(query, index, keys);
                }
            };
        }
    }

    /** Counts all records, whatever the position. */
    static final class CountsFromTheStartS30 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.counting(
                    model,
                    (query, atMost) -> model.count(query, atMost) > 0
                            ? model.count(Limits.withoutLimit(query, Optional.empty()), atMost)
                            : 0);
        }
    }

    /** Counts no more than the limit. */
    static final class CountsAPageS30 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.counting(model, (query, atMost) -> Math.min(query.limit(), model.count(query, atMost)));
        }
    }

    /** Takes any bound. */
    static final class CountsWithoutABoundS30 extends Stores.Correct {
        @Override
        RecordStore wrap(RecordStore model, List<CollectionSpec> collections) {
            return Faulty.counting(model, (query, atMost) -> model.count(query, Math.max(1, Math.min(10_000, atMost))));
        }
    }
}
