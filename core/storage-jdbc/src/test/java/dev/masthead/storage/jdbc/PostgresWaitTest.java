package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.UnknownOutcomeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a commit that waits for somebody else. */
@ExtendWith(Servers.class)
class PostgresWaitTest {

    private final PostgresServer server;

    PostgresWaitTest(PostgresServer server) {
        this.server = server;
    }

    @Test
    void cancelledWaitForAStandbyLeavesTheOutcomeOpen() throws Exception {
        try (RecordStore store = open(server.freshPlace());
                Connection other = connect();
                Statement statement = other.createStatement()) {
            store.commit(insert("a"));
            store.commit(insert("b"));
            statement.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
            statement.execute("SELECT pg_reload_conf()");
            try {
                CompletableFuture<Void> commit = waiting(store, statement);
                statement.execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
                assertInstanceOf(
                        UnknownOutcomeException.class,
                        assertThrows(CompletionException.class, commit::join).getCause());
            } finally {
                statement.execute("ALTER SYSTEM RESET synchronous_standby_names");
                statement.execute("SELECT pg_reload_conf()");
            }
            store.commit(insert("d"));
        }
    }

    /** The server takes up its new setting in its own time: what is committed before does not wait. */
    private static CompletableFuture<Void> waiting(RecordStore store, Statement statement) throws SQLException {
        for (int i = 0; ; i++) {
            String id = "c" + i;
            CompletableFuture<Void> commit = CompletableFuture.runAsync(() -> store.commit(insert(id)));
            while (!commit.isDone()) {
                if (isWaiting(statement)) {
                    return commit;
                }
            }
        }
    }

    private static boolean isWaiting(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'")) {
            return rows.next();
        }
    }

    private static Batch insert(String id) {
        return Batch.builder().insert("deliveries", id, "{}").build();
    }

    private static RecordStore open(StoreSettings settings) {
        return new PostgresStorage().open(settings, List.of(Outbox.DELIVERIES));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url("postgres"), "postgres", "");
    }
}
