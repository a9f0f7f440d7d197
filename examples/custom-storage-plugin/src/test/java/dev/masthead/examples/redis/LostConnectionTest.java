package dev.masthead.examples.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.UnknownOutcomeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.Protocol.Command;

/** S-45 and S-46: the connection is cut at the n-th exchange with the server, for every n there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostConnectionTest {

    private static final int MOST = 200;

    private @Nullable RedisProcess started;

    @BeforeAll
    void startServer(@TempDir Path folder) throws Exception {
        started = RedisProcess.durable(folder);
    }

    @AfterAll
    void stopServer() {
        if (started != null) {
            started.close();
        }
    }

    private RedisProcess server() {
        return Optional.ofNullable(started).orElseThrow();
    }

    @ParameterizedTest(name = "replies are cut: {0}")
    @ValueSource(booleans = {true, false})
    void everyCallThatFailsSaysWhatBecameOfIt(boolean cutReplies) throws Exception {
        int n = 1;
        boolean cut = true;
        for (; cut && n < MOST; n++) {
            String prefix = "calls-" + cutReplies + n;
            try (CuttingProxy proxy = new CuttingProxy(server().port(), n, cutReplies, false)) {
                Set<String> expected = write(proxy, prefix);
                check(prefix, expected);
                cut = proxy.hasCut();
            }
        }
        assertTrue(n > 10 && n < MOST, n + " exchanges");
    }

    /** Gives the ids that must be there. */
    private static Set<String> write(CuttingProxy proxy, String prefix) {
        RecordStore store;
        try {
            store = Letters.open(Letters.at(proxy.url(), prefix), Letters.BY_TOWN);
        } catch (StoreException e) {
            return Set.of();
        }
        try (store) {
            commit(store, Letters.letter("a", "Aston"), 1);
            commit(store, Letters.letter("b", "Aston"), 1);
            commit(store, Batch.builder().replace("letters", "a", 1, "\"Bath\"").build(), 2);
            commit(store, Letters.letter("c", "Aston"), 1);
            commit(store, Batch.builder().delete("letters", "b", 1).build(), 0);
            // Reading repeats itself once, so one cut is not seen at all.
            assertEquals(Set.of("c"), Letters.from(store, "Aston"));
            assertEquals(2, store.get("letters", "a").orElseThrow().version());
            return Set.of("a", "c");
        }
    }

    private static void commit(RecordStore store, Batch batch, long versionAfter) {
        String id = batch.writes().get(0).id();
        try {
            store.commit(batch);
        } catch (UnknownOutcomeException e) {
            try {
                store.commit(batch);
            } catch (ConflictException itWasCommitted) {
                assertEquals(versionAfter, itWasCommitted.actualVersion(), id);
            }
        } catch (StoreException e) {
            // Nothing was changed: so the same batch must go through.
            store.commit(batch);
        }
    }

    private void check(String prefix, Set<String> expected) {
        try (RecordStore store = Letters.open(Letters.at(server().url(), prefix), Letters.BY_TOWN)) {
            assertEquals(expected, Letters.all(store, "letters"), prefix);
            assertEquals(expected.isEmpty() ? Set.of() : Set.of("a"), Letters.from(store, "Bath"), prefix);
            assertEquals(expected.isEmpty() ? Set.of() : Set.of("c"), Letters.from(store, "Aston"), prefix);
            assertEquals(expected.isEmpty() ? Set.of() : Set.of("a", "b", "c"), Letters.all(store, "receipts"));
        }
    }

    @ParameterizedTest(name = "replies are cut: {0}")
    @ValueSource(booleans = {true, false})
    void migrationThatDiesLeavesTheStoreAsItWas(boolean cutReplies) throws Exception {
        int n = 1;
        boolean cut = true;
        for (; cut && n < MOST; n++) {
            String prefix = "migration-" + cutReplies + n;
            fill(prefix);
            try (CuttingProxy proxy = new CuttingProxy(server().port(), n, cutReplies, true)) {
                dies(proxy, prefix);
                expireLock(prefix);
                writesAsBefore(prefix, n);
                cut = proxy.hasCut();
            }
            try (RecordStore store = Letters.open(Letters.at(server().url(), prefix), Letters.BY_TOWN)) {
                assertEquals(Letters.all(store, "letters"), Letters.from(store, "Aston"), prefix);
            }
        }
        assertTrue(n > 10 && n < MOST, n + " exchanges");
    }

    private void fill(String prefix) {
        try (RecordStore store = Letters.open(Letters.at(server().url(), prefix), Letters.PLAIN)) {
            Batch.Builder letters = Batch.builder();
            for (int i = 0; i < 350; i++) {
                letters.insert("letters", "l" + i, "\"Aston\"");
            }
            store.commit(letters.build());
        }
    }

    private static void dies(CuttingProxy proxy, String prefix) {
        try {
            Letters.open(Letters.at(proxy.url(), prefix), Letters.BY_TOWN).close();
        } catch (StoreException e) {
            assertTrue(proxy.hasCut(), () -> "It failed without a reason: " + e);
        }
    }

    /** What time does to the lock of a process that is gone. */
    private void expireLock(String prefix) {
        try (RedisServer direct = new RedisServer(RedisSettings.of(Letters.at(server().url(), prefix)))) {
            direct.command(Command.DEL, new Schema(prefix).lock());
        }
    }

    private void writesAsBefore(String prefix, int n) {
        try (RecordStore store = Letters.open(Letters.at(server().url(), prefix), Letters.PLAIN)) {
            store.commit(Letters.letter("after" + n, "Aston"));
            assertEquals(351, Letters.all(store, "letters").size(), prefix);
        }
    }

    @Test
    void restartedServerIsFoundAgainByAStoreThatIsOpen(@TempDir Path folder) throws Exception {
        try (RedisProcess server = RedisProcess.durable(folder);
                RecordStore store = Letters.open(Letters.at(server.url(), "again"), Letters.BY_TOWN)) {
            commit(store, Letters.letter("a", "Aston"), 1);
            server.kill();
            server.start();
            assertEquals(1, store.get("letters", "a").orElseThrow().version());
            commit(store, Letters.letter("b", "Aston"), 1);
            assertEquals(Set.of("a", "b"), Letters.from(store, "Aston"));
        }
    }

    @Test
    void serverThatIsGoneIsAnErrorThatNamesTheSetting(@TempDir Path folder) throws Exception {
        RedisProcess server = RedisProcess.durable(folder);
        try (server;
                RecordStore store = Letters.open(Letters.at(server.url(), "gone"), Letters.BY_TOWN)) {
            server.kill();
            for (Runnable call : List.<Runnable>of(
                    () -> store.get("letters", "a"),
                    () -> Letters.all(store, "letters"),
                    () -> Letters.open(
                                    Letters.at(server.url(), "gone"),
                                    CollectionSpec.named("letters").build())
                            .close())) {
                StoreException failure = assertThrows(StoreException.class, call::run);
                assertTrue(String.valueOf(failure.getMessage()).contains("'url'"), failure::toString);
            }
        }
    }
}
