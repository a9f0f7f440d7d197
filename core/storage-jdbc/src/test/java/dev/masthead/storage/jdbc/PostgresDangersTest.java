package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What is looked at when a store is opened on PostgreSQL. */
@ExtendWith(Servers.class)
class PostgresDangersTest {

    private final PostgresServer server;

    PostgresDangersTest(PostgresServer server) {
        this.server = server;
    }

    @Test
    void roleThatDoesNotWaitForTheDiskMakesNoDurableStore() throws Exception {
        sql("postgres", "CREATE ROLE hasty LOGIN SUPERUSER", "ALTER ROLE hasty SET synchronous_commit = off");
        StoreSettings hasty = server.freshPlace().with("user", "hasty");
        try (RecordStore store = open(hasty)) {
            assertFalse(store.capabilities().contains(Capability.DURABLE));
        }
        UnsupportedCapabilityException refusal =
                assertThrows(UnsupportedCapabilityException.class, () -> open(hasty.require(Capability.DURABLE)));
        assertTrue(String.valueOf(refusal.getCause()).contains("synchronous_commit is off"));
        try (RecordStore store = open(server.freshPlace().require(Capability.DURABLE))) {
            assertEquals(3, store.capabilities().size());
        }
    }

    @Test
    void databaseThatTakesNoWritesIsRefusedWithTheFix() throws Exception {
        sql("postgres", "CREATE DATABASE frozen");
        sql("postgres", "ALTER DATABASE frozen SET default_transaction_read_only = on");
        assertTrue(
                refused(server.freshPlace().with("url", server.url("frozen"))).contains("targetServerType=primary"));
    }

    @Test
    void otherEncodingIsRefusedWithTheFix() throws Exception {
        sql("postgres", "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
        assertTrue(refused(server.freshPlace().with("url", server.url("latin"))).contains("ENCODING 'UTF8'"));
    }

    @Test
    void missingDatabaseIsNamedAsTheReason() {
        assertTrue(
                refused(server.freshPlace().with("url", server.url("nowhere"))).contains("no database of that name"));
    }

    @Test
    void missingRightIsNamedAsTheReason() throws Exception {
        sql("postgres", "CREATE ROLE guest LOGIN", "REVOKE CREATE ON SCHEMA public FROM public");
        assertTrue(refused(server.freshPlace().with("user", "guest")).contains("grant the right"));
    }

    @Test
    void roleThatMayMakeTablesAndNoSchemasOpensInASchemaThatIsThere() throws Exception {
        sql(
                "postgres",
                "CREATE ROLE editor LOGIN",
                "CREATE SCHEMA newsroom",
                "GRANT USAGE, CREATE ON SCHEMA newsroom TO editor");
        StoreSettings place = server.freshPlace().with("user", "editor").with("schema", "newsroom");
        open(place).close();
        assertTrue(refused(place.with("schema", "elsewhere")).contains("grant the right"));
    }

    private String refused(StoreSettings settings) {
        return String.valueOf(
                assertThrows(StoreException.class, () -> open(settings)).getMessage());
    }

    private static RecordStore open(StoreSettings settings) {
        return new PostgresStorage().open(settings, List.of(Outbox.DELIVERIES));
    }

    private void sql(String database, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(database), "postgres", "");
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
