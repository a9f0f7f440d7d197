package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Makes sequences of calls from a seed. It keeps a model of its own, so that most writes expect the right version. */
final class StepSource {

    private static final List<String> PLAIN = List.of("section", "title", "score", "moment", "tag", "level");
    private static final List<String> UNIQUE = List.of("slug", "number", "claim");

    private final Vocabulary words;
    private final Model model = new Model();
    private final boolean reopens;

    StepSource(long seed, boolean reopens) {
        this.words = new Vocabulary(new Random(seed));
        this.reopens = reopens;
        model.open(Shape.WHOLE.specs(""));
    }

    List<Step> steps(int count) {
        return Stream.generate(this::step).limit(count).toList();
    }

    private Step step() {
        if (words.chance(45)) {
            return commit();
        }
        if (reopens && words.chance(6)) {
            return reopen();
        }
        if (words.chance(10)) {
            return new Step.Get(collection(), words.id());
        }
        Query query = query();
        return words.chance(20)
                ? new Step.Count(query, words.chance(50) ? words.upTo(4) : words.upTo(10_000))
                : new Step.Find(query, words.chance(40));
    }

    private Step reopen() {
        Set<String> without = new HashSet<>();
        if (words.chance(60)) {
            Stream.of(Shape.keys(), Shape.indexes())
                    .flatMap(List::stream)
                    .filter(name -> words.chance(20))
                    .forEach(without::add);
        }
        Shape shape = new Shape(Set.copyOf(without));
        if (model.violated(shape.specs("")).isEmpty()) {
            model.open(shape.specs(""));
        }
        return new Step.Reopen(shape);
    }

    private Step commit() {
        Set<List<String>> used = new HashSet<>();
        List<Write> writes = new ArrayList<>();
        int wanted = words.chance(50) ? 1 : words.upTo(6);
        for (int i = 0; i < wanted; i++) {
            Write write = write(words.chance(6));
            if (used.add(List.of(write.collection(), write.id()))) {
                writes.add(write);
            }
            if (!writes.isEmpty() && !model.refusals(new Batch(writes)).isEmpty()) {
                if (words.chance(25)) {
                    break;
                }
                writes.remove(writes.size() - 1);
            }
        }
        if (writes.isEmpty()) {
            writes.add(new Write.Put(
                    Shape.NOTES, "n" + words.upTo(99), Sample.empty().payload(), Write.ABSENT));
        }
        Batch batch = new Batch(writes);
        if (model.refusals(batch).isEmpty()) {
            model.commit(batch);
        }
        return new Step.Commit(batch);
    }

    private Write write(boolean wrongVersion) {
        String collection = collection();
        String id = words.id();
        long version = model.get(collection, id).map(StoredRecord::version).orElse(Write.ABSENT);
        long expected = wrongVersion ? Math.max(0, version + (words.chance(50) ? 1 : -1)) : version;
        if (expected > 0 && words.chance(25)) {
            return new Write.Delete(collection, id, expected);
        }
        String payload = words.sample(PLAIN, UNIQUE).payload();
        return words.chance(5)
                ? new Write.Put(collection, id, payload, expected, Math.max(expected + 3, (1L << 53) + 1))
                : new Write.Put(collection, id, payload, expected);
    }

    private Query query() {
        String collection = collection();
        CollectionSpec spec = Shape.WHOLE.specs("").stream()
                .filter(whole -> whole.name().equals(collection))
                .findFirst()
                .orElseThrow();
        IndexSpec index = words.one(spec.indexes());
        Query.Builder query = Query.of(collection, index.name());
        Keys like = likeOneOf(spec);
        index.equality().forEach(key -> query.equal(key, value(spec, key, like)));
        Optional<KeyType> order = index.order().map(key -> type(spec, key));
        if (words.chance(50)) {
            query.descending();
        }
        order.ifPresent(type -> {
            if (words.chance(35)) {
                query.from(value(spec, index.order().orElseThrow(), like));
            }
            if (words.chance(35)) {
                query.to(words.value(type));
            }
        });
        if (words.chance(25)) {
            query.after(words.position(order));
        }
        return query.limit(words.chance(70) ? words.upTo(4) : words.upTo(Query.MAX_LIMIT))
                .build();
    }

    /** The keys of some record, so that queries find something; or none. */
    private Keys likeOneOf(CollectionSpec spec) {
        List<StoredRecord> records = model.all(spec.name());
        return records.isEmpty() || words.chance(25)
                ? Keys.none()
                : spec.keysOf().keysOf(words.one(records).payload());
    }

    private KeyValue value(CollectionSpec spec, String key, Keys like) {
        List<KeyValue> values = List.copyOf(like.values(key));
        return values.isEmpty() ? words.value(type(spec, key)) : words.one(values);
    }

    private static KeyType type(CollectionSpec spec, String key) {
        return spec.key(key).map(KeySpec::type).orElseThrow();
    }

    private String collection() {
        return words.chance(85) ? Shape.ITEMS : Shape.NOTES;
    }
}
