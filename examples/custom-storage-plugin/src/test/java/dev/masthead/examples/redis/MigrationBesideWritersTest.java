package dev.masthead.examples.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** S-02, S-03 and S-51: indexes are built while other stores write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MigrationBesideWritersTest {

    private static final int WRITERS = 4;

    private @Nullable RedisProcess server;

    @BeforeAll
    void startServer(@TempDir Path folder) throws Exception {
        server = RedisProcess.durable(folder);
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private StoreSettings at(String prefix) {
        return Letters.at(Objects.requireNonNull(server).url(), prefix);
    }

    @Test
    void whatIsWrittenMeanwhileIsInTheNewIndex() throws Exception {
        try (RecordStore old = Letters.open(at("meanwhile"), Letters.PLAIN)) {
            fill(old, 5_000);
            ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
            CountDownLatch writing = new CountDownLatch(WRITERS);
            List<Future<Boolean>> refused = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                refused.add(threads.submit(writer(old, i, writing)));
            }
            writing.await();
            try (RecordStore migrated = Letters.open(at("meanwhile"), Letters.BY_TOWN)) {
                for (Future<Boolean> end : refused) {
                    assertTrue(end.get(), "a store that is out of date went on writing");
                }
                Set<String> letters = Letters.all(migrated, "letters");
                assertTrue(letters.size() > 5_000, letters.size() + " letters");
                Set<String> inIndex = Letters.from(migrated, "Aston");
                inIndex.addAll(Letters.from(migrated, "Bath"));
                assertEquals(letters, inIndex);
                assertEquals(5_000, Letters.all(old, "receipts").size());
            }
            threads.shutdown();
        }
    }

    /** Inserts, moves from town to town and deletes, until the store says that it is out of date. */
    private static Callable<Boolean> writer(RecordStore store, int number, CountDownLatch writing) {
        return () -> {
            try {
                for (int i = 0; i < 100_000; i++) {
                    String id = "w" + number + "-" + i;
                    store.commit(
                            Batch.builder().insert("letters", id, "\"Aston\"").build());
                    store.commit(Batch.builder()
                            .replace("letters", id, 1, "\"Bath\"")
                            .build());
                    if (i % 3 == 0) {
                        store.commit(Batch.builder().delete("letters", id, 2).build());
                    }
                    writing.countDown();
                }
                return false;
            } catch (StoreException e) {
                return String.valueOf(e.getMessage()).contains("open this one again");
            }
        };
    }

    @Test
    void failedMigrationDoesNotStopThoseWhoWrite() throws Exception {
        try (RecordStore old = Letters.open(at("failed"), Letters.PLAIN)) {
            fill(old, 1_000);
            AtomicBoolean finished = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(1);
            Future<Integer> written = threads.submit(() -> {
                int i = 0;
                while (!finished.get()) {
                    old.commit(Letters.letter("w" + i++, "Aston"));
                }
                return i;
            });
            StoreSettings place = at("failed");
            DuplicateKeyException refusal =
                    assertThrows(DuplicateKeyException.class, () -> Letters.open(place, Letters.ONE_OF_EACH_TOWN));
            finished.set(true);
            assertEquals("town", refusal.key());
            int count = written.get();
            old.commit(Letters.letter("last", "Aston"));
            assertEquals(1_000 + count + 1, Letters.all(old, "letters").size());
            threads.shutdown();
        }
    }

    @Test
    void uniqueValueThatMovesMeanwhileIsNoDuplicate() {
        try (RecordStore old = Letters.open(at("moves"), Letters.PLAIN)) {
            AtomicBoolean moved = new AtomicBoolean();
            old.commit(Letters.letter("a", "Aston"));
            Batch.Builder others = Batch.builder();
            for (int i = 0; i < 300; i++) {
                others.insert("letters", "l" + i, "\"town" + i + "\"");
            }
            old.commit(others.build());
            try (RecordStore migrated = Letters.open(at("moves"), Letters.oneOfEachTown(payload -> {
                // When a later page is read, the first one is indexed: then its first letter moves, and another comes.
                if (payload.equals("\"town250\"") && moved.compareAndSet(false, true)) {
                    old.commit(Batch.builder()
                            .replace("letters", "a", 1, "\"Bath\"")
                            .insert("letters", "z", "\"Aston\"")
                            .build());
                }
            }))) {
                assertTrue(moved.get());
                assertEquals(Set.of("z"), Letters.from(migrated, "Aston"));
                assertEquals(Set.of("a"), Letters.from(migrated, "Bath"));
            }
        }
    }

    private static void fill(RecordStore store, int letters) {
        for (int i = 0; i < letters; i++) {
            store.commit(Letters.letter("l" + i, "Aston"));
        }
    }
}
