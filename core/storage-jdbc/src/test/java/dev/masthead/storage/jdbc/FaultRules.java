package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.storage.jdbc.FaultBench.Step;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of JDBC fails, the n-th for every n in each way, or some by chance: the store keeps what it has promised, and gives
 * the host's connections back as they were.
 */
@Timeout(1_200)
@Tag("faults")
abstract class FaultRules {

    private static final Logger LOG = LoggerFactory.getLogger(FaultRules.class);
    private static final int SEEDS = Integer.getInteger("masthead.faults.seeds", 1_000);
    private static final int SEEDS_OF_A_STORE = 5;
    private static final int ROUNDS_OF_A_TABLE = 8;
    private static final int STEPS = 4;
    private static final int FIRST_RECORDS = 6;
    private static final Step NOTHING = () -> {};

    final FaultBench bench;
    private final String name;

    FaultRules(FaultyEngine engine, String prefix) throws SQLException {
        this.bench = new FaultBench(engine, prefix);
        this.name = engine.name();
    }

    @AfterEach
    void close() throws SQLException {
        LOG.info("{}: {} calls have failed", name, bench.tried());
        bench.clear();
        bench.close();
    }

    @Test
    void openingOfANewStoreFailsAtAnyCall() {
        bench.everySureCallInTurn(
                bench::clear, () -> bench.passes(() -> bench.open(Press.AFTER).close()), () -> {
                    try (RecordStore store = bench.open(Press.AFTER)) {
                        bench.moveOn(store);
                        bench.isWhole(store, Press.AFTER);
                    }
                    bench.hasAllBack();
                });
    }

    @Test
    void migrationOfRecordsFailsAtAnyCall() {
        migrates(Press.BEFORE, Press.AFTER);
        migrates(Press.AFTER, Press.BEFORE);
    }

    private void migrates(List<CollectionSpec> from, List<CollectionSpec> to) {
        AtomicInteger rounds = new AtomicInteger();
        bench.everySureCallInTurn(
                () -> {
                    // Servers remember dropped columns, and have room for some hundreds only.
                    if (rounds.getAndIncrement() % ROUNDS_OF_A_TABLE == 0) {
                        bench.clear();
                        fill();
                    }
                    bench.open(from).close();
                },
                () -> bench.passes(() -> bench.open(to).close()),
                () -> isWhole(to));
    }

    private void isWhole(List<CollectionSpec> collections) throws SQLException {
        try (RecordStore store = bench.open(collections)) {
            bench.isWhole(store, collections);
        }
        bench.hasAllBack();
    }

    @Test
    void commitFailsAtAnyCall() throws SQLException {
        fill();
        try (RecordStore store = bench.open(Press.AFTER)) {
            Step moves = () -> bench.moveOn(store);
            Step looks = () -> {
                bench.moveOn(store);
                bench.isWhole(store, Press.AFTER);
            };
            moves.run();
            bench.everyCall(NOTHING, moves, looks);
            bench.everyCall(NOTHING, () -> bench.count(store), looks);
            bench.everySureCall(
                    NOTHING, () -> bench.isRefused(store, bench.press().conflicting()), looks);
            bench.everySureCall(
                    NOTHING, () -> bench.isRefused(store, bench.press().claiming()), looks);
        }
        bench.hasAllBack();
    }

    /** The first commit of a store looks for migrations, and goes step by step. */
    @Test
    void firstCommitAndCloseFailAtAnyCall() throws SQLException {
        fill();
        AtomicReference<RecordStore> opened = new AtomicReference<>();
        bench.everySureCall(
                () -> opened.set(bench.open(Press.AFTER)),
                () -> {
                    try (RecordStore store = opened.get()) {
                        bench.moveOn(store);
                    }
                },
                () -> {
                    bench.hasAllBack();
                    isWhole(Press.AFTER);
                });
    }

    @Test
    void readFailsAtAnyCall() throws SQLException {
        fill();
        AtomicReference<RecordStore> opened = new AtomicReference<>();
        bench.everyCall(
                () -> opened.set(bench.open(Press.AFTER)),
                () -> {
                    try (RecordStore store = opened.get()) {
                        bench.passes(() -> reads(store));
                    }
                },
                bench::hasAllBack);
    }

    private void reads(RecordStore store) {
        StoredRecord last =
                bench.press().articles().get(bench.press().articles().lastKey());
        assertEquals(
                Optional.ofNullable(last),
                store.get("articles", bench.press().articles().lastKey()));
        assertEquals(Optional.empty(), store.get("notes", "never"));
        Query.Builder tagged = Query.of("articles", "tagged").equal("tag", "common");
        assertEquals(bench.press().articles().size(), store.count(tagged.build(), 10));
        List<StoredRecord> found = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = store.query(tagged.limit(2).after(next).build());
            found.addAll(page.records());
            next = page.next();
        } while (next.isPresent());
        found.sort(Comparator.comparing(StoredRecord::id));
        assertEquals(List.copyOf(bench.press().articles().values()), found);
    }

    @Test
    void callsFailByChance() throws SQLException {
        fill();
        for (int seed = 0; seed < SEEDS; seed += SEEDS_OF_A_STORE) {
            int first = seed;
            List<CollectionSpec> collections = seed % 100 == 0 ? Press.BEFORE : Press.AFTER;
            bench.calls.start(chance(new Random(seed), 0.01));
            try (RecordStore store = opened(collections)) {
                bench.stop();
                for (int i = 0; i < SEEDS_OF_A_STORE; i++) {
                    play(first + i, store, collections);
                }
                bench.calls.start(chance(new Random(seed), 0.1));
            }
            bench.stop();
            bench.hasAllBack();
        }
    }

    private void play(int seed, RecordStore store, List<CollectionSpec> collections) {
        try {
            Random random = new Random(seed);
            bench.calls.start(chance(random, List.of(0.01, 0.03, 0.1).get(random.nextInt(3))));
            for (int step = 0; step < STEPS; step++) {
                act(store, random);
            }
            bench.stop();
            bench.moveOn(store);
            bench.isWhole(store, collections);
        } catch (SQLException | RuntimeException | AssertionError e) {
            throw new AssertionError("Seed " + seed + ", after " + bench.calls.lastFailed(), e);
        }
    }

    private static Supplier<Optional<Fault>> chance(Random random, double chance) {
        Fault[] faults = Fault.values();
        return () ->
                random.nextDouble() < chance ? Optional.of(faults[random.nextInt(faults.length)]) : Optional.empty();
    }

    /** After a failure, without any. */
    private RecordStore opened(List<CollectionSpec> collections) {
        AtomicReference<Optional<RecordStore>> opened = new AtomicReference<>(Optional.empty());
        bench.passes(() -> opened.set(Optional.of(bench.open(collections))));
        return opened.get().orElseGet(() -> bench.calls.withoutFailing(() -> bench.open(collections)));
    }

    private void act(RecordStore store, Random random) throws SQLException {
        switch (random.nextInt(7)) {
            case 0 -> bench.isRefused(store, bench.press().conflicting());
            case 1 -> bench.isRefused(store, bench.press().claiming());
            case 2 -> bench.passes(() -> reads(store));
            case 3 -> bench.count(store);
            default -> bench.moveOn(store);
        }
    }

    void fill() throws SQLException {
        try (RecordStore store = bench.open(Press.AFTER)) {
            for (int i = 0; i < FIRST_RECORDS; i++) {
                bench.moveOn(store);
            }
        }
    }
}
