package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** A store in the middle of the host's own transactions. */
abstract class JoiningRules {

    private static final List<CollectionSpec> COLLECTIONS = List.of(Outbox.SUBMISSIONS, Outbox.DELIVERIES);

    private final DatabaseServer server;
    private final DataSource pool;
    private final StoreSettings place;
    private final String orders;
    private final RecordStore outside;

    JoiningRules(DatabaseServer server) {
        this.server = server;
        this.pool = server.pool(true);
        String prefix = server.freshPrefix();
        this.place = StoreSettings.none().with("prefix", prefix);
        this.orders = prefix + "orders";
        this.outside = JdbcStorage.on(pool).open(place, COLLECTIONS);
    }

    @BeforeEach
    void hostHasATableOfItsOwn() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            run(connection, "CREATE TABLE " + orders + " (id INTEGER PRIMARY KEY)");
        }
    }

    @AfterEach
    void close() {
        outside.close();
    }

    @Test
    void batchIsThereWithTheHostsCommitAndGoneWithItsRollback() throws Exception {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (RecordStore store = JdbcStorage.joining(connection).open(place, COLLECTIONS)) {
                order(connection, 1);
                store.commit(Outbox.pair("a"));
                assertEquals(1, store.get("deliveries", "a").orElseThrow().version());
                assertEquals(1, store.count(byForm(), 10));
                assertTrue(outside.get("deliveries", "a").isEmpty());
                connection.rollback();
                assertTrue(outside.get("deliveries", "a").isEmpty());
                assertEquals(0, orders(connection));
                order(connection, 2);
                store.commit(Outbox.pair("b"));
                connection.commit();
                assertEquals(1, outside.query(byForm()).records().size());
                assertEquals(1, orders(connection));
            }
            assertFalse(connection.isClosed());
            connection.rollback();
        }
    }

    @Test
    void batchThatFailsIsTakenBackAloneAndTheTransactionGoesOn() throws Exception {
        outside.commit(Outbox.pair("there"));
        outside.commit(Outbox.pair("too"));
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (RecordStore store = JdbcStorage.joining(connection).open(place, COLLECTIONS)) {
                order(connection, 1);
                assertThrows(ConflictException.class, () -> store.commit(Outbox.pair("there")));
                Batch taken = Batch.builder()
                        .insert("deliveries", "half", "{}")
                        .replace("submissions", "too", 1, "{\"receipt\":\"there\"}")
                        .build();
                assertThrows(DuplicateKeyException.class, () -> store.commit(taken));
                store.commit(Outbox.pair("new"));
                connection.commit();
            }
            assertEquals(1, orders(connection));
            connection.rollback();
        }
        assertTrue(outside.get("deliveries", "half").isEmpty());
        assertEquals(1, outside.get("submissions", "new").orElseThrow().version());
    }

    @Test
    void connectionWithoutATransactionIsRefusedAndPromisesAreNotTheStores() throws Exception {
        try (Connection connection = pool.getConnection();
                RecordStore store = JdbcStorage.joining(connection).open(place, COLLECTIONS)) {
            StoreException refusal = assertThrows(StoreException.class, () -> store.commit(Outbox.pair("a")));
            assertTrue(String.valueOf(refusal.getMessage()).contains("No transaction is running"));
            assertFalse(store.capabilities().contains(Capability.DURABLE));
            assertTrue(store.query(byForm()).records().isEmpty());
        }
    }

    @Test
    void tablesThatAreMissingAreNotMade() throws Exception {
        try (Connection connection = pool.getConnection()) {
            StoreSettings elsewhere = place.with("prefix", server.freshPrefix());
            StoreException refusal = assertThrows(
                    StoreException.class, () -> JdbcStorage.joining(connection).open(elsewhere, COLLECTIONS));
            assertTrue(String.valueOf(refusal.getMessage()).contains("JdbcStorage.ddl"), refusal.getMessage());
        }
    }

    @Test
    void oneStoreJoinsEveryTransactionOfSpring() {
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
        JdbcTemplate template = new JdbcTemplate(pool);
        try (RecordStore store =
                JdbcStorage.joining(new TransactionAwareDataSourceProxy(pool)).open(place, COLLECTIONS)) {
            assertThrows(
                    IllegalStateException.class,
                    () -> transactions.executeWithoutResult(status -> {
                        template.update("INSERT INTO " + orders + " VALUES (1)");
                        store.commit(Outbox.pair("a"));
                        throw new IllegalStateException("the host has changed its mind");
                    }));
            assertTrue(outside.get("submissions", "a").isEmpty());
            for (int i = 2; i < 5; i++) {
                int id = i;
                transactions.executeWithoutResult(status -> {
                    template.update("INSERT INTO " + orders + " VALUES (" + id + ")");
                    store.commit(Outbox.pair("o" + id));
                });
            }
            assertEquals(3, outside.count(byForm(), 10));
            assertEquals(3, template.queryForObject("SELECT count(*) FROM " + orders, Integer.class));
            assertThrows(StoreException.class, () -> store.commit(Outbox.pair("z")));
        }
    }

    private static Query byForm() {
        return Query.of("submissions", "by_form").equal("form", "contact").build();
    }

    private void order(Connection connection, int id) throws SQLException {
        run(connection, "INSERT INTO " + orders + " VALUES (" + id + ")");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int orders(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + orders)) {
            row.next();
            return row.getInt(1);
        }
    }
}
