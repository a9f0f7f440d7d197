package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.UnknownOutcomeException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds on every server that is on the other end of a line. */
abstract class ServerRules {

    private static final Pattern PORT = Pattern.compile(":(\\d+)/");

    private static final int ROWS = 6;

    private final DatabaseServer server;
    private final RecordStoreProvider provider;

    ServerRules(DatabaseServer server, RecordStoreProvider provider) {
        this.server = server;
        this.provider = provider;
    }

    @Test
    void commitIsOneRoundTrip() throws Exception {
        try (RoundTrips line = line();
                RecordStore store = open(through(line))) {
            // The first commit reads the declarations, and the driver asks the server about statements that are new to
            // it.
            for (int i = 0; i < 10; i++) {
                store.commit(Outbox.pair("warm" + i));
                store.commit(replacing("warm" + i));
                store.commit(deleting("warm" + i));
                store.commit(alone("only" + i));
            }
            int before = line.count();
            store.commit(Outbox.pair("a"));
            assertEquals(1, line.count() - before, "insert");
            store.commit(replacing("a"));
            assertEquals(2, line.count() - before, "replace");
            store.commit(deleting("a"));
            assertEquals(3, line.count() - before, "delete");
            store.commit(alone("a"));
            assertEquals(4, line.count() - before, "insert alone");
        }
    }

    @Test
    void verdictIsExactAndTheSessionGoesOn() {
        try (RecordStore store = open(server.freshPlace().with("connections", "1"))) {
            for (int i = 0; i < 3; i++) {
                store.commit(Outbox.pair("a" + i));
            }
            for (int i = 0; i < 3; i++) {
                ConflictException there = assertThrows(ConflictException.class, () -> store.commit(Outbox.pair("a0")));
                assertEquals(1, there.actualVersion());
                Batch taken = Batch.builder()
                        .insert("deliveries", "new", "{}")
                        .replace("submissions", "a1", 1, "{\"receipt\":\"a0\"}")
                        .build();
                assertEquals(
                        "receipt",
                        assertThrows(DuplicateKeyException.class, () -> store.commit(taken))
                                .key());
                Batch gone = Batch.builder().delete("deliveries", "a9", 4).build();
                assertEquals(
                        0,
                        assertThrows(ConflictException.class, () -> store.commit(gone))
                                .actualVersion());
                assertTrue(store.get("deliveries", "new").isEmpty());
            }
            Batch swap = Batch.builder()
                    .delete("submissions", "a0", 1)
                    .replace("submissions", "a1", 1, "{\"receipt\":\"a0\"}")
                    .build();
            store.commit(swap);
        }
    }

    @Test
    void answerThatIsLostLeavesTheOutcomeOpenAndTheNextCommitGoesThrough() throws Exception {
        try (RoundTrips line = line();
                RecordStore store = open(through(line))) {
            store.commit(Outbox.pair("a"));
            store.commit(Outbox.pair("b"));
            line.cutAnswers(true);
            assertThrows(UnknownOutcomeException.class, () -> store.commit(Outbox.pair("c")));
            line.cutAnswers(false);
            store.commit(Outbox.pair("d"));
            assertEquals(
                    store.get("submissions", "c").isPresent(),
                    store.get("deliveries", "c").isPresent());
        }
    }

    @Test
    void readsGoOnWhenEveryConnectionWasCut() throws Exception {
        try (RoundTrips line = line();
                RecordStore store = open(through(line))) {
            store.commit(Outbox.pair("a"));
            for (int i = 0; i < 5; i++) {
                line.cutAll();
                assertTrue(store.get("submissions", "a").isPresent());
            }
        }
    }

    @Test
    void waitForALockEndsWithTheStatementTimeoutAndHasChangedNothing() throws Exception {
        StoreSettings place = server.freshPlace().with("statement-timeout", "1");
        try (RecordStore store = open(place);
                Connection other = server.pool(false).getConnection();
                Statement statement = other.createStatement()) {
            Batch.Builder first = Batch.builder().insert("deliveries", "a", "{}");
            store.commit(first.build());
            store.commit(Outbox.pair("warm"));
            statement.execute(
                    "UPDATE " + place.get("prefix").orElseThrow() + "deliveries SET version = 1, payload = '{ }'");
            Batch batch = Batch.builder()
                    .insert("deliveries", "b", "{}")
                    .replace("deliveries", "a", 1, "{}")
                    .build();
            StoreException refusal = assertThrows(StoreException.class, () -> store.commit(batch));
            assertTrue(String.valueOf(refusal.getMessage()).contains("nothing was changed"), refusal.getMessage());
            other.rollback();
            assertTrue(store.get("deliveries", "b").isEmpty());
            store.commit(batch);
        }
    }

    @Test
    void writersOfTheSameRecordsInOtherOrdersAllComeThrough() throws Exception {
        try (RecordStore store = open(server.freshPlace())) {
            Batch.Builder all = Batch.builder();
            for (int i = 0; i < ROWS; i++) {
                all.insert("deliveries", "r" + i, "{}");
            }
            store.commit(all.build());
            List<Callable<Long>> writers = new ArrayList<>();
            for (int seed = 0; seed < 6; seed++) {
                Random random = new Random(seed);
                writers.add(() -> updates(store, random));
            }
            long acknowledged = 0;
            ExecutorService threads = Executors.newFixedThreadPool(writers.size());
            try {
                for (Future<Long> writer : threads.invokeAll(writers)) {
                    acknowledged += writer.get();
                }
            } finally {
                threads.shutdownNow();
            }
            long versions = 0;
            for (int i = 0; i < ROWS; i++) {
                versions += store.get("deliveries", "r" + i).orElseThrow().version() - 1;
            }
            assertEquals(2 * acknowledged, versions);
        }
    }

    /** Two records at once, in any order: transactions that wait for each other in a circle. */
    private static long updates(RecordStore store, Random random) {
        long acknowledged = 0;
        for (int i = 0; i < 60; i++) {
            String one = "r" + random.nextInt(ROWS);
            String two = "r" + random.nextInt(ROWS);
            if (!one.equals(two)) {
                Batch batch = Batch.builder()
                        .replace("deliveries", one, version(store, one), "{}")
                        .replace("deliveries", two, version(store, two), "{}")
                        .build();
                try {
                    store.commit(batch);
                    acknowledged++;
                } catch (ConflictException e) {
                    // Somebody else was faster, which is a verdict: only that may come.
                    assertTrue(e.actualVersion() > e.expectedVersion());
                }
            }
        }
        return acknowledged;
    }

    private static long version(RecordStore store, String id) {
        return store.get("deliveries", id).orElseThrow().version();
    }

    @Test
    void largeBatchGoesStepByStep() {
        try (RecordStore store = open(server.freshPlace())) {
            Batch.Builder batch = Batch.builder();
            for (int i = 0; i < Batch.MAX_WRITES; i++) {
                batch.insert("deliveries", "d" + i, "{}");
            }
            store.commit(batch.build());
            assertEquals(1, store.get("deliveries", "d999").orElseThrow().version());
        }
    }

    @Test
    void unreachableServerIsSaidWithoutThePassword() {
        StoreSettings nobody = server.freshPlace()
                .with("url", PORT.matcher(server.url("press")).replaceFirst(":" + Ports.free() + "/"))
                .with("password", "Secret-1");
        StoreException refusal = assertThrows(StoreException.class, () -> open(nobody));
        assertTrue(String.valueOf(refusal.getMessage()).contains("'url'"), refusal.getMessage());
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            assertTrue(!String.valueOf(cause.getMessage()).contains("Secret-1"));
        }
    }

    @Test
    void addressThatNobodyCanReadIsSaidWithoutAnyOfIt() {
        String before = server.url("").replaceFirst("//.*", "//");
        StoreSettings named = server.freshPlace().with("url", before + "me:Secret-1@127.0.0.1/press");
        String refusal = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> open(named)).getMessage());
        assertTrue(refusal.contains("give them in the settings 'user' and 'password'"), refusal);
        assertFalse(refusal.contains("Secret-1"), refusal);
        StoreSettings garbled = server.freshPlace().with("url", before + "127.0.0.1:999999/press?password=Secret-1");
        StoreException unreadable = assertThrows(StoreException.class, () -> open(garbled));
        assertTrue(String.valueOf(unreadable.getMessage()).contains("check how"), unreadable.getMessage());
        assertFalse(String.valueOf(unreadable.getMessage()).contains("Secret-1"));
    }

    @Test
    void tablesThatDoNotTellTheirShapeAreMended() throws Exception {
        StoreSettings place = server.freshPlace();
        String prefix = place.get("prefix").orElseThrow();
        try (RecordStore store = open(place)) {
            store.commit(Outbox.pair("a"));
        }
        try (Connection connection = server.pool(true).getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("submissions", "deliveries")) {
                statement.execute("ALTER TABLE " + prefix + table + " DROP COLUMN " + shape(statement, prefix + table));
            }
            statement.execute("DELETE FROM " + prefix + "$schema WHERE kind = 'shape'");
            statement.execute("UPDATE " + prefix + "$schema SET declaration = '1' WHERE kind = 'format'");
            try (RecordStore store = open(place)) {
                store.commit(replacing("a"));
                assertEquals(2, version(store, "a"));
            }
            String shape = shape(statement, prefix + "deliveries");
            statement.execute(
                    "ALTER TABLE " + prefix + "deliveries RENAME COLUMN " + shape + " TO " + shape.replace("$", "$0"));
            StoreSettings looking = place.with("migrate", "off");
            StoreException refusal = assertThrows(StoreException.class, () -> open(looking));
            assertTrue(String.valueOf(refusal.getMessage()).contains("[deliveries]"), refusal.getMessage());
            open(place).close();
            open(looking).close();
            assertEquals(shape, shape(statement, prefix + "deliveries"));
            try (ResultSet format =
                    statement.executeQuery("SELECT declaration FROM " + prefix + "$schema WHERE kind = 'format'")) {
                assertTrue(format.next());
                assertEquals(Long.toString(Declarations.FORMAT), format.getString(1));
            }
        }
    }

    private static String shape(Statement statement, String table) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            return rows.getMetaData().getColumnName(rows.getMetaData().getColumnCount());
        }
    }

    private RecordStore open(StoreSettings settings) {
        return provider.open(settings, List.of(Outbox.SUBMISSIONS, Outbox.DELIVERIES));
    }

    private RoundTrips line() throws Exception {
        Matcher port = PORT.matcher(server.url("press"));
        assertTrue(port.find());
        return new RoundTrips(Integer.parseInt(port.group(1)));
    }

    private StoreSettings through(RoundTrips line) {
        StoreSettings place = server.freshPlace();
        String url = place.get("url").orElseThrow();
        return place.with("url", PORT.matcher(url).replaceFirst(":" + line.port() + "/"));
    }

    private static Batch replacing(String id) {
        return Batch.builder()
                .replace("submissions", id, 1, "{\"receipt\":\"" + id + "\"}")
                .replace("deliveries", id, 1, "{}")
                .build();
    }

    private static Batch alone(String id) {
        return Batch.builder().insert("deliveries", "alone-" + id, "{}").build();
    }

    private static Batch deleting(String id) {
        return Batch.builder()
                .delete("submissions", id, 2)
                .delete("deliveries", id, 2)
                .build();
    }
}
