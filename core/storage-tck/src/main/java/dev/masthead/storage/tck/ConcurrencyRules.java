package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-11, S-40, S-44, S-45 with several threads on one store. */
abstract class ConcurrencyRules extends Rules {

    private static final int RUNNERS = 8;
    private static final int ROUNDS = 40;

    ConcurrencyRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-11: a thread reads what it has just committed, by id, by index and in the count")
    void ownWrites() {
        store();
        try (Race race = new Race(RUNNERS)) {
            race.run(runner -> () -> {
                for (int i = 1; i <= ROUNDS; i++) {
                    String section = "section" + runner;
                    store().commit(inserting(
                            "articles",
                            section + "-" + i,
                            Sample.of("section", section).payload()));
                    Query query = articles("in_section")
                            .equal("section", section)
                            .limit(1_000)
                            .build();
                    assertEquals(
                            1,
                            store().get("articles", section + "-" + i)
                                    .orElseThrow()
                                    .version());
                    assertEquals(i, store().query(query).records().size());
                    assertEquals(i, store().count(query, 10_000));
                }
                return runner;
            });
        }
        assertEquals(RUNNERS * ROUNDS, size());
    }

    @Test
    @DisplayName("S-40: no reader sees a half of a batch, neither in one page nor across collections")
    void noHalves() {
        store().commit(pair(0));
        AtomicBoolean finished = new AtomicBoolean();
        try (Race race = new Race(4)) {
            race.run(runner -> () -> {
                if (runner > 0) {
                    while (!finished.get()) {
                        readPair();
                    }
                    return runner;
                }
                try {
                    for (int version = 1; version <= 300; version++) {
                        store().commit(pair(version));
                    }
                } finally {
                    finished.set(true);
                }
                return runner;
            });
        }
    }

    @Test
    @DisplayName("S-40: a batch of the most writes appears at once, and goes at once")
    void largestBatchAppearsAtOnce() {
        store();
        AtomicBoolean finished = new AtomicBoolean();
        try (Race race = new Race(3)) {
            race.run(runner -> () -> {
                try {
                    for (int round = 0; runner == 0 && round < 4; round++) {
                        store().commit(most(round));
                    }
                } finally {
                    finished.compareAndSet(false, runner == 0);
                }
                while (runner > 0 && !finished.get()) {
                    long seen = runner == 1
                            ? store().count(articles("all").limit(1_000).build(), 10_000)
                            : ids(articles("tagged").equal("tag", "most").limit(1_000))
                                    .size();
                    assertTrue(seen == 0 || seen == Batch.MAX_WRITES, "saw " + seen + " of a batch's records");
                }
                return runner;
            });
        }
    }

    private static Batch most(int round) {
        Batch.Builder batch = Batch.builder();
        String payload = Sample.of("tag", "most").payload();
        for (int i = 0; i < Batch.MAX_WRITES; i++) {
            batch.add(
                    round % 2 == 0
                            ? new Write.Put("articles", "r" + i, payload, Write.ABSENT)
                            : new Write.Delete("articles", "r" + i, 1));
        }
        return batch.build();
    }

    @Test
    @DisplayName("S-08: a thread that is interrupted writes a batch whole or not at all, and the store goes on")
    void interruptedThread() {
        for (int i = 0; i < ROUNDS; i++) {
            String id = "r" + i;
            Batch batch = Batch.builder()
                    .insert("articles", id, Sample.of("slug", id).payload())
                    .insert("notes", id, "{}")
                    .build();
            boolean acknowledged = commitInterrupted(batch);
            readInterrupted(id);
            boolean there = store().get("articles", id).isPresent();
            assertEquals(there, store().get("notes", id).isPresent(), "half a batch was written");
            assertTrue(there || !acknowledged, "a batch was acknowledged and is not there");
            if (!there) {
                store().commit(batch);
            }
        }
        assertEquals(ROUNDS, size());
    }

    private void readInterrupted(String id) {
        Thread.currentThread().interrupt();
        try {
            store().get("articles", id);
            store().query(articles("by_slug").equal("slug", id).build());
        } catch (StoreException e) {
            assertFalse(e.toString().isEmpty(), "a read may fail for the interrupt, and the next one must not");
        } finally {
            Thread.interrupted();
        }
    }

    private boolean commitInterrupted(Batch batch) {
        Thread.currentThread().interrupt();
        try {
            store().commit(batch);
            return true;
        } catch (StoreException e) {
            return false;
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    @DisplayName("S-08: batches that write the same records in opposite orders get through or lose, and do not fail")
    void oppositeOrders() {
        assertTrue(writeInOppositeOrders() > 0, "nobody ever got through");
    }

    @Test
    @DisplayName("S-44: of batches that write the same records in opposite orders, each that gets through counts once")
    void oppositeOrdersCount() {
        int wins = writeInOppositeOrders();
        assertEquals(1 + wins, version("articles", "a"));
        assertEquals(1 + wins, version("articles", "b"));
    }

    /** How many of them got through. */
    private int writeInOppositeOrders() {
        store().commit(inserting("articles", "a", "{}"));
        store().commit(inserting("articles", "b", "{}"));
        try (Race race = new Race(4)) {
            List<Integer> won = race.run(runner -> () -> {
                int wins = 0;
                for (int i = 0; i < ROUNDS; i++) {
                    wins += succeeds(both(runner % 2 == 0), ConflictException.class) ? 1 : 0;
                }
                return wins;
            });
            return won.stream().mapToInt(Integer::intValue).sum();
        }
    }

    private Batch both(boolean forwards) {
        Write a = new Write.Put("articles", "a", "{}", version("articles", "a"));
        Write b = new Write.Put("articles", "b", "{}", version("articles", "b"));
        return new Batch(forwards ? List.of(a, b) : List.of(b, a));
    }

    @Test
    @DisplayName("S-40: a record that moves in an index is there once at every moment")
    void movingRecords() {
        int records = 12;
        for (int i = 0; i < records; i++) {
            insert("r" + i, Sample.of("score", i).and("tag", "moving"));
        }
        AtomicBoolean finished = new AtomicBoolean();
        try (Race race = new Race(3)) {
            race.run(runner -> () -> {
                try {
                    for (int i = 0; runner == 0 && i < 20 * records; i++) {
                        String payload = Sample.of("score", i * 7 % 97)
                                .and("tag", "moving")
                                .payload();
                        long version = 1L + i / records;
                        store().commit(new Batch(
                                List.of(new Write.Put("articles", "r" + i % records, payload, version))));
                    }
                } finally {
                    finished.compareAndSet(false, runner == 0);
                }
                while (runner > 0 && !finished.get()) {
                    List<String> seen = runner == 1
                            ? ids(articles("by_score"))
                            : ids(articles("tagged").equal("tag", "moving").descending());
                    assertEquals(records, seen.size(), () -> "saw " + seen);
                    assertEquals(records, Set.copyOf(seen).size(), () -> "saw " + seen);
                }
                return runner;
            });
        }
    }

    @Test
    @DisplayName("S-44: of those who insert the same record, exactly one succeeds")
    void sameRecord() {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "r" + round;
            assertEquals(
                    1, winners(runner -> inserting("articles", id, "\"" + runner + "\""), ConflictException.class));
        }
    }

    @Test
    @DisplayName("S-44: of those who replace the same version, exactly one succeeds")
    void sameVersion() {
        store().commit(inserting("articles", "a", "{}"));
        for (int round = 1; round <= ROUNDS; round++) {
            int version = round;
            assertEquals(
                    1,
                    winners(
                            runner -> Batch.builder()
                                    .insert("notes", "n" + version + "-" + runner, "{}")
                                    .replace("articles", "a", version, "\"" + runner + "\"")
                                    .build(),
                            ConflictException.class));
        }
    }

    @Test
    @DisplayName("S-44: of those who claim the same value, exactly one succeeds")
    void sameValue() {
        for (int round = 0; round < ROUNDS; round++) {
            Sample slug = Sample.of("slug", "s" + round);
            Sample claim = Sample.of("claim", "c" + round);
            String id = "r" + round + "-";
            assertEquals(1, winners(r -> inserting("articles", id + r, slug.payload()), DuplicateKeyException.class));
            assertEquals(
                    1, winners(r -> inserting("articles", id + "c" + r, claim.payload()), DuplicateKeyException.class));
        }
        assertEquals(2 * ROUNDS, size());
    }

    @Test
    @DisplayName("S-45: a batch that fails beside others takes none of them with it")
    void failuresBesideSuccesses() {
        store().commit(inserting("articles", "taken", Sample.of("slug", "taken").payload()));
        try (Race race = new Race(RUNNERS)) {
            race.run(runner -> () -> {
                for (int i = 0; i < ROUNDS; i++) {
                    String id = "r" + runner + "-" + i;
                    boolean fails = (runner + i) % 2 == 0;
                    Batch batch = Batch.builder()
                            .insert("notes", id, "{}")
                            .insert(
                                    "articles",
                                    id,
                                    fails ? Sample.of("slug", "taken").payload() : "{}")
                            .build();
                    assertEquals(!fails, succeeds(batch, DuplicateKeyException.class));
                    assertEquals(!fails, store().get("notes", id).isPresent());
                }
                return runner;
            });
        }
        assertEquals(1 + RUNNERS * ROUNDS / 2, size());
    }

    private long winners(IntFunction<Batch> attempt, Class<? extends StoreException> loss) {
        try (Race race = new Race(RUNNERS)) {
            store();
            return race.run(runner -> () -> succeeds(attempt.apply(runner), loss)).stream()
                    .filter(won -> won)
                    .count();
        }
    }

    private boolean succeeds(Batch batch, Class<? extends StoreException> loss) {
        try {
            store().commit(batch);
            return true;
        } catch (ConflictException | DuplicateKeyException e) {
            assertEquals(loss, e.getClass());
            return false;
        }
    }

    private static Batch pair(int version) {
        String payload = Sample.of("section", "pair").body("" + version).payload();
        return Batch.builder()
                .add(new Write.Put("articles", "first", payload, version))
                .add(new Write.Put("notes", "other", payload, version))
                .add(new Write.Put("articles", "second", payload, version))
                .build();
    }

    private void readPair() {
        long before = version("articles", "second");
        assertTrue(version("notes", "other") >= before, "another collection is behind");
        long other = version("notes", "other");
        assertTrue(version("articles", "first") >= other, "another collection is behind");
        List<StoredRecord> page = store().query(
                        articles("in_section").equal("section", "pair").build())
                .records();
        assertEquals(2, page.size());
        assertEquals(page.get(0).version(), page.get(1).version(), "one page shows two moments");
        assertEquals(page.get(0).payload(), page.get(1).payload(), "one page shows two moments");
    }

    private long version(String collection, String id) {
        return store().get(collection, id).orElseThrow().version();
    }
}
