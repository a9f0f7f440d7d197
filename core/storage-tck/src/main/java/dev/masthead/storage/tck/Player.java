package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Plays a sequence on a store and on the model side by side, until they differ. */
final class Player {

    /** Where a sequence stopped, and why. */
    record Stop(int step, Finding finding) {}

    private static final int LARGE = 1_000;

    private final Function<List<CollectionSpec>, RecordStore> opening;
    private final String prefix;
    private final Model model = new Model();
    private Shape shape;
    private RecordStore store;

    /** Opens a store whose collections begin with a prefix that no other has had: a place like a new one. */
    Player(Function<List<CollectionSpec>, RecordStore> opening, String prefix, Shape shape) {
        this.shape = shape;
        this.opening = opening;
        this.prefix = prefix;
        model.open(shape.specs(prefix));
        this.store = opening.apply(shape.specs(prefix));
    }

    Optional<Stop> play(List<Step> steps) {
        try {
            for (int i = 0; i < steps.size(); i++) {
                Optional<Finding> finding = play(steps.get(i));
                if (finding.isPresent()) {
                    return Optional.of(new Stop(i, finding.get()));
                }
            }
            return Optional.empty();
        } finally {
            store.close();
        }
    }

    private Optional<Finding> play(Step step) {
        if (step instanceof Step.Commit commit) {
            return commit(commit.batch());
        }
        if (step instanceof Step.Get get) {
            String collection = prefix + get.collection();
            return trying(
                    "S-12", () -> new RecordCheck(model, collection, get.id()).check(store.get(collection, get.id())));
        }
        if (step instanceof Step.Find find) {
            return declared(find.query()) ? find(find) : refused(() -> store.query(named(find.query())));
        }
        if (step instanceof Step.Count count) {
            return declared(count.query())
                    ? trying("S-30", () -> count(count))
                    : refused(() -> store.count(named(count.query()), count.atMost()));
        }
        return reopen(((Step.Reopen) step).shape());
    }

    private Optional<Finding> commit(Batch logical) {
        Batch batch = new Batch(logical.writes().stream().map(this::named).toList());
        boolean refused = !model.refusals(batch).isEmpty();
        Optional<Finding> finding = trying("S-11", new CommitCheck(model, store, batch)::commit);
        Set<String> touched = new HashSet<>();
        batch.writes().forEach(write -> touched.add(write.collection()));
        return finding.or(() -> touched.stream()
                .flatMap(collection -> swept(collection, refused).stream())
                .findFirst());
    }

    /** Walks a collection whole: what a failed batch has left in it is its fault. */
    private Optional<Finding> swept(String collection, boolean refused) {
        Query all = Query.of(collection, CollectionSpec.ALL).limit(LARGE).build();
        return page(all)
                .map(finding ->
                        refused ? new Finding("S-45", "after the failed batch: " + finding.message()) : finding);
    }

    private Optional<Finding> find(Step.Find find) {
        Query query = named(find.query());
        Optional<Finding> found = trying(
                "S-20", () -> find.allPages() ? pages(query) : new PageCheck(model, query).check(store.query(query)));
        return found.map(finding -> diagnosed(query, finding));
    }

    /** Asks for more and more parts of a query that was answered wrongly: the first that is wrong names the rule. */
    private Finding diagnosed(Query query, Finding found) {
        Query.Builder parts = Query.of(query.collection(), query.index()).limit(LARGE);
        query.equality().forEach(parts::equal);
        if (query.direction() == Query.Direction.DESCENDING) {
            parts.descending();
        }
        Optional<Finding> wrong = page(parts.build());
        if (wrong.isEmpty()) {
            query.from().ifPresent(parts::from);
            query.to().ifPresent(parts::to);
            wrong = page(parts.build());
        }
        if (wrong.isEmpty()) {
            wrong = page(parts.after(query.after()).build()).map(part -> positioned(query, part));
        }
        return wrong.map(part -> new Finding(
                        part.rule(), found.message() + "\n(and already of a simpler query: " + part.message() + ")"))
                .orElse(found);
    }

    /** What is right without a position breaks the rule about positions, unless the store orders text wrongly. */
    private Finding positioned(Query query, Finding found) {
        boolean blamesOrder = found.rule().equals("S-21");
        return blamesOrder && !misorders(query) ? new Finding("S-24", found.message()) : found;
    }

    /** Whether the store puts the texts that the query compares in a wrong order. Ends the play. */
    private boolean misorders(Query query) {
        List<StoredRecord> records = model.all(query.collection());
        CollectionSpec spec = model.spec(query.collection());
        store.close();
        return new OrderCheck(opening, "o" + prefix).misorders(OrderCheck.texts(spec, records, query));
    }

    private Optional<Finding> page(Query query) {
        return trying("S-20", () -> new PageCheck(model, query).check(store.query(query)));
    }

    private Optional<Finding> pages(Query query) {
        List<StoredRecord> expected = model.matching(query);
        Page page = store.query(query);
        Optional<Finding> first = new PageCheck(model, query).check(page);
        int seen = page.records().size();
        while (first.isEmpty() && page.next().isPresent()) {
            page = store.query(behind(query, page.next().get()));
            List<StoredRecord> wanted =
                    expected.subList(Math.min(seen, expected.size()), Math.min(seen + query.limit(), expected.size()));
            seen += query.limit();
            if (!page.records().equals(wanted) || page.next().isPresent() != seen < expected.size()) {
                String rule = page.records().equals(wanted) ? "S-23" : "S-24";
                return Optional.of(new Finding(
                        rule,
                        "expected " + Spelling.of(wanted) + " on a later page\n    but got  "
                                + Spelling.of(page.records())
                                + (page.next().isPresent() ? " and more" : " and no more")));
            }
        }
        return first;
    }

    private Optional<Finding> count(Step.Count count) {
        Query query = named(count.query());
        long expected = Math.min(count.atMost(), model.matching(query).size());
        long got = store.count(query, count.atMost());
        return got == expected
                ? Optional.empty()
                : Optional.of(diagnosed(query, new Finding("S-30", "expected " + expected + "\n    but got  " + got)));
    }

    private Optional<Finding> reopen(Shape wanted) {
        boolean migrates = !wanted.equals(shape);
        Set<String> violated = model.violated(wanted.specs(prefix));
        store.close();
        if (!violated.isEmpty()) {
            Optional<Finding> finding = refusal(wanted, violated);
            store = opening.apply(shape.specs(prefix));
            return finding;
        }
        try {
            store = opening.apply(wanted.specs(prefix));
        } catch (RuntimeException e) {
            store = opening.apply(shape.specs(prefix));
            return Optional.of(
                    new Finding(migrates ? "S-02" : "S-01", "expected success, but opening failed with " + e));
        }
        shape = wanted;
        model.open(wanted.specs(prefix));
        return wrongQuery().map(query -> afterOpening(migrates ? "S-02" : "S-01", query));
    }

    /** Some record that the store does not find, or finds wrongly, in some index. */
    private Optional<Query> wrongQuery() {
        return model.collections().stream()
                .flatMap(collection -> queries(collection).stream())
                .filter(query -> page(query).isPresent())
                .findFirst();
    }

    /** Blames opening only when the same records, put anew into collections of their own, are found. */
    private Finding afterOpening(String rule, Query query) {
        Finding found = page(query).orElseThrow();
        store.close();
        Player control = new Player(opening, "c" + prefix, shape);
        Optional<Finding> always = control.filledLike(this).wrongQuery().flatMap(control::page);
        control.store.close();
        store = opening.apply(shape.specs(prefix));
        return always.map(general -> new Finding(general.rule(), found.message()))
                .orElse(new Finding(rule, "after opening: " + found.message()));
    }

    private Player filledLike(Player other) {
        for (String collection : other.model.collections()) {
            for (StoredRecord record : other.model.all(collection)) {
                Batch batch = new Batch(List.of(new Write.Put(
                        "c" + collection, record.id(), record.payload(), Write.ABSENT, record.version())));
                store.commit(batch);
                model.commit(batch);
            }
        }
        return this;
    }

    private Optional<Finding> refusal(Shape wanted, Set<String> violated) {
        try (RecordStore opened = opening.apply(wanted.specs(prefix))) {
            return Optional.of(new Finding(
                    "S-03", "expected a DuplicateKeyException for " + violated + ", but " + opened + " was opened"));
        } catch (DuplicateKeyException e) {
            return violated.contains(e.key())
                    ? Optional.empty()
                    : Optional.of(new Finding("S-03", "expected " + violated + " to be named, but got " + e));
        } catch (RuntimeException e) {
            return Optional.of(
                    new Finding("S-03", "expected a DuplicateKeyException for " + violated + ", but got " + e));
        }
    }

    /** Looks for some records in every index of a collection. */
    private List<Query> queries(String collection) {
        CollectionSpec spec = model.spec(collection);
        List<StoredRecord> records = model.all(collection);
        return records.stream()
                .skip(Math.max(0, records.size() - 3))
                .flatMap(record -> spec.indexes().stream().flatMap(index -> query(spec, index, record).stream()))
                .toList();
    }

    private static Optional<Query> query(CollectionSpec spec, IndexSpec index, StoredRecord like) {
        Keys keys = spec.keysOf().keysOf(like.payload());
        Query.Builder query = Query.of(spec.name(), index.name()).limit(LARGE);
        for (String key : index.equality()) {
            Optional<KeyValue> value = keys.values(key).stream().findFirst();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            query.equal(key, value.get());
        }
        return Optional.of(query.build());
    }

    private static Optional<Finding> trying(String rule, Supplier<Optional<Finding>> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return Optional.of(new Finding(rule, "expected an answer, but it failed with " + e));
        }
    }

    private static Optional<Finding> refused(Runnable call) {
        try {
            call.run();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(new Finding("S-07", "expected an IllegalArgumentException, but it failed with " + e));
        }
        return Optional.of(new Finding("S-07", "expected an IllegalArgumentException: there is no such index now"));
    }

    private boolean declared(Query query) {
        return model.spec(prefix + query.collection()).index(query.index()).isPresent();
    }

    private Write named(Write write) {
        String collection = prefix + write.collection();
        return write instanceof Write.Put put
                ? new Write.Put(collection, put.id(), put.payload(), put.expectedVersion(), put.version())
                : new Write.Delete(collection, write.id(), write.expectedVersion());
    }

    private Query named(Query query) {
        return copy(query, prefix + query.collection()).after(query.after()).build();
    }

    private static Query behind(Query query, Cursor position) {
        return copy(query, query.collection()).after(position).build();
    }

    private static Query.Builder copy(Query query, String collection) {
        Query.Builder copy = Query.of(collection, query.index()).limit(query.limit());
        query.equality().forEach(copy::equal);
        query.from().ifPresent(copy::from);
        query.to().ifPresent(copy::to);
        return query.direction() == Query.Direction.DESCENDING ? copy.descending() : copy;
    }
}
