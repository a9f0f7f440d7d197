package dev.masthead.examples.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S-40 and S-47: the server is killed under eight writers, and started again on what it left. */
class CrashTest {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 10;

    @TempDir
    Path folder;

    @Test
    void killedServerLosesNoAcknowledgedCommitAndLeavesNoHalfBatch() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (RedisProcess server = RedisProcess.durable(folder);
                RecordStore store = Letters.open(Letters.at(server.url(), "crash"), Letters.BY_TOWN)) {
            for (int round = 0; round < ROUNDS; round++) {
                killUnderWriters(server, store, round, acknowledged);
                server.start();
                Set<String> letters = Letters.all(store, "letters");
                Set<String> lost = new HashSet<>(acknowledged);
                lost.removeAll(letters);
                assertEquals(Set.of(), lost, "lost in round " + round);
                assertEquals(letters, Letters.all(store, "receipts"), "half a batch in round " + round);
                assertEquals(letters, Letters.from(store, "Aston"), "an index differs in round " + round);
            }
        }
        assertTrue(acknowledged.size() > 1_000, acknowledged.size() + " acknowledged");
    }

    @Test
    void serverWithoutAppendOnlyFileLosesWhatTheTestAboveWouldSee() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (RedisProcess server = RedisProcess.started(folder)) {
            try (RecordStore store = Letters.open(Letters.at(server.url(), "crash"), Letters.PLAIN)) {
                killUnderWriters(server, store, 0, acknowledged);
            }
            server.start();
            try (RecordStore store = Letters.open(Letters.at(server.url(), "crash"), Letters.PLAIN)) {
                assertTrue(Letters.all(store, "letters").size() < acknowledged.size());
            }
        }
    }

    private static void killUnderWriters(RedisProcess server, RecordStore store, int round, Set<String> acknowledged)
            throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        CountDownLatch enough = new CountDownLatch(200 + 50 * round);
        List<Future<?>> ends = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = round + "-" + writer + "-";
            ends.add(writers.submit(() -> write(store, name, acknowledged, enough)));
        }
        enough.await();
        server.kill();
        for (Future<?> end : ends) {
            end.get();
        }
        writers.shutdown();
    }

    /** Until the server is gone. */
    private static void write(RecordStore store, String name, Set<String> acknowledged, CountDownLatch enough) {
        try {
            for (int i = 0; i < 100_000; i++) {
                store.commit(Letters.letter(name + i, "Aston"));
                acknowledged.add(name + i);
                enough.countDown();
            }
            throw new AssertionError("The server was not killed");
        } catch (StoreException e) {
            assertEquals(List.of(), List.of(e.getSuppressed()));
        }
    }
}
