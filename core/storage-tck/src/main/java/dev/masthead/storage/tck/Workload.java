package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyExtractor;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** Several threads on few records: what they do is drawn at random, and all of it is recorded. */
final class Workload {

    static final CollectionSpec HOT = CollectionSpec.named("hot")
            .key("section", KeyType.TEXT)
            .uniqueKey("slug", KeyType.TEXT)
            .uniqueManyValuedKey("claim", KeyType.TEXT)
            .index("in_section", List.of("section"))
            .index("by_slug", List.of("slug"))
            .index("by_claim", List.of("claim"))
            .keysOf(slowly(Sample.reading("section", "slug", "claim")))
            .build();

    private static final CollectionSpec WARM = CollectionSpec.named("warm")
            .key("section", KeyType.TEXT)
            .index("in_section", List.of("section"))
            .keysOf(slowly(Sample.reading("section")))
            .build();

    static final List<CollectionSpec> COLLECTIONS = List.of(HOT, WARM);

    private static final int THREADS = 6;
    private static final int CALLS = 100;
    private static final int HOT_RECORDS = 3;
    private static final int VALUES = 4;

    private final List<RecordStore> stores;

    Workload(List<RecordStore> stores) {
        this.stores = stores;
    }

    /** Inserts, replaces, deletes and reads of a few records by everybody. */
    List<Operation> registers() {
        return recorded((history, thread) -> {
            Random random = new Random(thread);
            RecordStore store = stores.get(thread % stores.size());
            for (int call = 0; call < CALLS; call++) {
                String id = "r" + random.nextInt(HOT_RECORDS);
                Optional<StoredRecord> seen = history.get(thread, store, "hot", id);
                if (random.nextInt(4) == 0) {
                    history.find(thread, store, section("hot", "registers"));
                } else {
                    String payload = payload("registers", thread + "-" + call).payload();
                    history.commit(thread, store, new Batch(List.of(write(id, payload, seen, random.nextInt(4) == 0))));
                }
            }
        });
    }

    private static Write write(String id, String payload, Optional<StoredRecord> seen, boolean deletes) {
        long version = Registers.version(seen);
        return deletes && version > 0
                ? new Write.Delete("hot", id, version)
                : new Write.Put("hot", id, payload, version);
    }

    /** Claims of a few values of a unique key, each thread with a record of its own, alone or behind another write. */
    List<Operation> claims(String key) {
        return recorded((history, thread) -> {
            Random random = new Random(thread);
            RecordStore store = stores.get(thread % stores.size());
            String id = key + thread;
            long version = Write.ABSENT;
            for (int call = 0; call < CALLS; call++) {
                String value = key + random.nextInt(VALUES);
                if (random.nextInt(4) == 0) {
                    String index = key.equals("slug") ? "by_slug" : "by_claim";
                    history.find(
                            thread,
                            store,
                            Query.of("hot", index).equal(key, value).build());
                } else if (version > 0 && random.nextInt(3) == 0) {
                    version = history.commit(thread, store, deleting(id, version)) ? Write.ABSENT : version;
                } else {
                    Sample sample = payload(key, thread + "-" + call).and(key, value);
                    Sample wanted = key.equals("claim") && random.nextInt(3) == 0
                            ? sample.and(key, key + random.nextInt(VALUES))
                            : sample;
                    Write put = new Write.Put("hot", id, wanted.payload(), version);
                    Write beside = new Write.Put("warm", id + "-" + call, "{}", Write.ABSENT);
                    List<Write> writes = random.nextBoolean() ? List.of(beside, put) : List.of(put);
                    version += history.commit(thread, store, new Batch(writes)) ? 1 : 0;
                }
            }
        });
    }

    /** Batches over three records in two collections, and reads of any of them. */
    List<Operation> together() {
        return recorded((history, thread) -> {
            Random random = new Random(thread);
            RecordStore store = stores.get(thread % stores.size());
            for (int call = 0; call < CALLS; call++) {
                long version = Registers.version(history.get(thread, store, "warm", "second"));
                switch (random.nextInt(4)) {
                    case 0 -> history.find(thread, store, section("hot", "together"));
                    case 1 -> history.get(thread, store, "hot", random.nextBoolean() ? "first" : "third");
                    default -> history.commit(thread, store, three(version, thread + "-" + call));
                }
            }
        });
    }

    private static Batch three(long version, String token) {
        String payload = payload("together", token).payload();
        return new Batch(List.of(
                new Write.Put("hot", "first", payload, version),
                new Write.Put("warm", "second", payload, version),
                new Write.Put("hot", "third", payload, version)));
    }

    private static Batch deleting(String id, long version) {
        return Batch.builder().delete("hot", id, version).build();
    }

    private static Sample payload(String section, String token) {
        return Sample.of("section", section).body(token);
    }

    private static Query section(String collection, String section) {
        return Query.of(collection, "in_section")
                .equal("section", section)
                .limit(100)
                .build();
    }

    private List<Operation> recorded(BiConsumer<History, Integer> work) {
        History history = new History();
        try (Race race = new Race(THREADS)) {
            race.run(thread -> () -> {
                work.accept(history, thread);
                return thread;
            });
        }
        return new ArrayList<>(history.operations());
    }

    /** A store reads the keys in the middle of a commit: to be slow there gives the others a chance to be wrong. */
    private static KeyExtractor slowly(KeyExtractor keys) {
        return payload -> {
            int chance = payload.hashCode() & 3;
            if (chance < 2) {
                LockSupport.parkNanos(chance == 0 ? 50_000 : 1);
            }
            return keys.keysOf(payload);
        };
    }
}
