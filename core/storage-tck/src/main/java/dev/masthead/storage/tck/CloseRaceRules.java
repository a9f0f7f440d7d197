package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.UnknownOutcomeException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-06 and S-08 beside S-45: a store that is closed, or a thread that is interrupted, in the middle of a commit. */
abstract class CloseRaceRules extends Rules {

    private static final int THREADS = 8;
    private static final int ROUNDS = 4;
    private static final String PARKED = "parked";
    private static final String LARGE = "x".repeat(100_000);

    CloseRaceRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-06: closing waits for a commit that is under way, or that commit is not acknowledged")
    void closingWaitsForACommit() throws InterruptedException {
        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RecordStore store = open(parking(within, goOn));
        AtomicBoolean acknowledged = new AtomicBoolean();
        AtomicReference<String> failure = new AtomicReference<>("");
        Thread writer = new Thread(() -> {
            try {
                store.commit(inserting("parking", "a", PARKED));
                acknowledged.set(true);
            } catch (RuntimeException e) {
                failure.set(e instanceof StoreException ? "" : e.toString());
            }
        });
        writer.start();
        within.await();
        Thread closer = new Thread(store::close);
        closer.start();
        while (closer.getState() == Thread.State.NEW || closer.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        boolean hadReturned = closer.getState() == Thread.State.TERMINATED;
        goOn.countDown();
        writer.join();
        closer.join();
        assertEquals("", failure.get());
        assertFalse(
                hadReturned && acknowledged.get(), "close had returned, and the commit was acknowledged after that");
    }

    private static CollectionSpec parking(CountDownLatch within, CountDownLatch goOn) {
        return CollectionSpec.named("parking")
                .keysOf(payload -> {
                    if (payload.equals(PARKED)) {
                        within.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                    return Keys.none();
                })
                .build();
    }

    @Test
    @DisplayName(
            "S-06: of commits beside a close, those that failed are not there, also when the store is opened again")
    void commitsBesideAClose() {
        assume(Capability.PERSISTENT);
        store().close();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<String> unknown = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < ROUNDS; round++) {
            closeBesideWriters(round, acknowledged, unknown);
        }
        assertEquals(Set.of(), unknown, "a plain close is no lost connection, and leaves no outcome open");
        RecordStore again = open(Collections.NOTES);
        Query.Builder all = Query.of("notes", "all").limit(20);
        assertEquals(new TreeSet<>(acknowledged), new TreeSet<>(walk(again, all)));
    }

    private void closeBesideWriters(int round, Set<String> acknowledged, Set<String> unknown) {
        RecordStore store = open(Collections.NOTES);
        AtomicInteger done = new AtomicInteger();
        try (Race race = new Race(THREADS)) {
            race.run(runner -> () -> {
                for (int i = 0; i < 50; i++) {
                    if (runner == 0 && done.get() >= THREADS * (round + 1)) {
                        store.close();
                        return runner;
                    }
                    String id = "r" + round + "-" + runner + "-" + i;
                    try {
                        store.commit(inserting("notes", id, LARGE));
                        acknowledged.add(id);
                        done.incrementAndGet();
                    } catch (UnknownOutcomeException e) {
                        unknown.add(id);
                        return runner;
                    } catch (StoreException e) {
                        return runner;
                    }
                }
                return runner;
            });
        }
        store.close();
    }

    @Test
    @DisplayName("S-06: a thread that is interrupted closes the store all the same")
    void closingInterrupted() {
        store();
        try {
            Thread.currentThread().interrupt();
            store().close();
        } catch (StoreException e) {
            // It may say that something could not be given back, but the store is closed.
            assertTrue(e.getMessage() != null);
        } finally {
            Thread.interrupted();
        }
        store().close();
        assertThrows(StoreException.class, () -> store().get("articles", "a"));
    }

    @Test
    @DisplayName(
            "S-08: a read of an interrupted thread answers or fails, keeps the interrupt, and the store goes on serving")
    void interruptedReads() {
        insert("a", Sample.of("section", "s"));
        Query query = Collections.articles("in_section").equal("section", "s").build();
        List<Runnable> reads =
                List.of(() -> store().get("articles", "a"), () -> store().query(query), () -> store().count(query, 9));
        for (Runnable read : reads) {
            interrupted(read);
            assertTrue(store().get("articles", "a").isPresent());
            assertEquals(List.of("a"), ids(store().query(query)));
            assertEquals(1, store().count(query, 9));
        }
    }

    @Test
    @DisplayName("S-08: a commit of an interrupted thread keeps the interrupt")
    void interruptedCommitKeepsTheInterrupt() {
        interrupted(() -> insert("a", Sample.empty()));
        insert("b", Sample.empty());
    }

    @Test
    @DisplayName(
            "S-45: a commit of an interrupted thread that failed is not there, also when the store is opened again")
    void interruptedCommitLeavesNoGhost() {
        assume(Capability.PERSISTENT);
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < 5; i++) {
            String id = "i" + i;
            if (interrupted(() -> insert(id, Sample.empty()))) {
                expected.add(id);
            }
        }
        assertEquals(expected, Set.copyOf(ids(Collections.articles("all"))));
        store().close();
        Set<String> found = Walk.all(open(Collections.ALL), "articles").stream()
                .map(record -> record.id())
                .collect(Collectors.toSet());
        assertEquals(expected, found);
    }

    @Test
    @DisplayName(
            "S-08: an interrupted thread opens the store, or fails with StoreException and leaves it to the next one")
    void interruptedOpening() {
        insert("a", Sample.empty());
        store().close();
        interrupted(() -> open(Collections.ALL).close());
        open(Collections.ALL).commit(new Batch(inserting("articles", "b", "{}").writes()));
    }

    /** Whether it succeeded; it may fail with a plain StoreException, and leaves the thread interrupted either way. */
    private static boolean interrupted(Runnable call) {
        boolean succeeded = false;
        Thread.currentThread().interrupt();
        try {
            call.run();
            succeeded = true;
        } catch (StoreException e) {
            assertEquals(StoreException.class, e.getClass());
        } finally {
            assertTrue(Thread.interrupted(), "the interrupt of the caller was swallowed");
        }
        return succeeded;
    }
}
