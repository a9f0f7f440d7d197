package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.UnsupportedCapabilityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is looked at when a store is opened on MariaDB. */
@ExtendWith(Servers.class)
class MariaDangersTest {

    private final MariaServer server;

    MariaDangersTest(MariaServer server) {
        this.server = server;
    }

    @Test
    void serverThatDoesNotWaitForTheDiskMakesNoDurableStore() throws Exception {
        sql("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        try (RecordStore store = open(server.freshPlace())) {
            assertFalse(store.capabilities().contains(Capability.DURABLE));
            UnsupportedCapabilityException refusal = assertThrows(
                    UnsupportedCapabilityException.class,
                    () -> open(server.freshPlace().require(Capability.DURABLE)));
            assertTrue(String.valueOf(refusal.getCause()).contains("innodb_flush_log_at_trx_commit is 2"));
        } finally {
            sql("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        }
        try (RecordStore store = open(server.freshPlace().require(Capability.DURABLE))) {
            assertEquals(3, store.capabilities().size());
        }
    }

    @Test
    void readOnlyServerIsRefusedWithTheFixAndAnOpenStoreSaysThatNothingWasChanged() throws Exception {
        sql(
                "CREATE USER press@'127.0.0.1'",
                "CREATE USER press@localhost",
                "GRANT ALL ON press.* TO press@'127.0.0.1'",
                "GRANT ALL ON press.* TO press@localhost");
        try (RecordStore store = open(server.freshPlace().with("user", "press"))) {
            sql("SET GLOBAL read_only = ON");
            Batch batch = Batch.builder().insert("deliveries", "a", "{}").build();
            StoreException refusal = assertThrows(StoreException.class, () -> store.commit(batch));
            assertTrue(String.valueOf(refusal.getMessage()).contains("nothing was changed"), refusal.getMessage());
            assertTrue(refused(server.freshPlace()).contains("read_only"));
            sql("SET GLOBAL read_only = OFF");
            store.commit(batch);
        } finally {
            sql("SET GLOBAL read_only = OFF");
        }
    }

    @Test
    void missingDatabasePasswordAndRightAreNamedAsTheReason() throws Exception {
        assertTrue(
                refused(server.freshPlace().with("url", server.url("nowhere"))).contains("no database of that name"));
        assertTrue(refused(server.freshPlace().with("url", server.url(""))).contains("name one in the setting"));
        assertTrue(refused(server.freshPlace().with("password", "wrong")).contains("'password'"));
        sql("CREATE USER guest@localhost", "CREATE USER guest@'127.0.0.1'");
        sql("GRANT SELECT ON press.* TO guest@localhost", "GRANT SELECT ON press.* TO guest@'127.0.0.1'");
        assertTrue(refused(server.freshPlace().with("user", "guest")).contains("grant the right"));
    }

    private String refused(StoreSettings settings) {
        return String.valueOf(
                assertThrows(StoreException.class, () -> open(settings)).getMessage());
    }

    private static RecordStore open(StoreSettings settings) {
        return new MariaStorage().open(settings, List.of(Outbox.DELIVERIES));
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url("press"), "root", "");
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
