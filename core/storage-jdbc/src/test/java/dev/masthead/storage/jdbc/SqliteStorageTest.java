package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.ServiceLoader;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStorageTest {

    @TempDir
    Path folder;

    @Test
    void isFoundByItsNameWithoutAnySideEffect() {
        RecordStoreProvider found = ServiceLoader.load(RecordStoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("sqlite"))
                .findFirst()
                .orElseThrow();
        assertEquals(SqliteStorage.class, found.getClass());
    }

    @Test
    void settingsThatAreMissingOrUnknownAreNamed() {
        assertTrue(refused(StoreSettings.none()).contains("'path'"));
        assertTrue(refused(Outbox.at(file()).with("user", "x")).contains("[user]; it takes [path, prefix]"));
        assertTrue(refused(Outbox.at(file()).with("prefix", "1\"; DROP")).contains("'prefix'"));
        assertTrue(refused(Outbox.at(Path.of("a?b"))).contains("'path'"));
        assertTrue(refused(Outbox.at(Path.of(""))).contains("'path'"));
    }

    @Test
    void collectionDeclaredTwiceIsRefused() {
        List<CollectionSpec> twice = List.of(Outbox.DELIVERIES, Outbox.DELIVERIES);
        assertThrows(IllegalArgumentException.class, () -> new SqliteStorage().open(Outbox.at(file()), twice));
    }

    @Test
    void missingDriverIsNamedByItsArtifact() {
        StoreSettings settings = Outbox.at(file()).with(ClassLoader.getPlatformClassLoader());
        assertTrue(broken(settings).contains("org.xerial:sqlite-jdbc"));
        assertFalse(Files.exists(file()));
    }

    @Test
    void wrongPlacesAreRefusedWithTheFix() throws Exception {
        assertTrue(broken(Outbox.at(folder.resolve("none").resolve("a.db"))).contains("create it first"));
        assertTrue(broken(Outbox.at(folder)).contains("is a folder"));
        Path text = Files.writeString(folder.resolve("letter.txt"), "This is a letter and no database. ".repeat(99));
        assertTrue(broken(Outbox.at(text)).contains("is no SQLite database: name another one"));
    }

    @Test
    void newFileIsReadableByItsOwnerOnly() throws Exception {
        Outbox.open(file()).close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    void closingLeavesOneFileAndNoLog() throws Exception {
        try (RecordStore store = Outbox.open(file())) {
            store.commit(Outbox.pair("a"));
            store.get("submissions", "a");
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file()), files.toList());
        }
    }

    @Test
    void newerFormatIsRefused() throws Exception {
        Outbox.open(file()).close();
        sql("UPDATE \"masthead_$schema\" SET declaration = '3' WHERE kind = 'format'");
        assertTrue(broken(Outbox.at(file())).contains("newer version (format 3, this version reads up to 2)"));
    }

    @Test
    void otherEncodingIsRefused() throws Exception {
        sql("PRAGMA encoding='UTF-16'", "CREATE TABLE t (x)");
        assertTrue(broken(Outbox.at(file())).contains("UTF-8"));
    }

    @Test
    void keysAreColumnsThatAPersonCanRead() throws Exception {
        try (RecordStore store = Outbox.open(file())) {
            store.commit(Outbox.pair("a"));
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT id, version, form, datetime(received / 1000000, 'unixepoch'), attempts, payload"
                                + " FROM masthead_submissions")) {
            assertEquals("a", row.getString(1));
            assertEquals(1, row.getInt(2));
            assertEquals("contact", row.getString(3));
            assertEquals("2026-11-23 07:00:00", row.getString(4));
            assertEquals(3, row.getInt(5));
            assertEquals("{\"receipt\":\"a\"}", row.getString(6));
        }
    }

    @Test
    void storesWithTwoPrefixesShareAFileAndNothingElse() {
        StoreSettings other = Outbox.at(file()).with("prefix", "other_");
        try (RecordStore one = Outbox.open(file());
                RecordStore two = new SqliteStorage().open(other, List.of(Outbox.SUBMISSIONS, Outbox.DELIVERIES))) {
            one.commit(Outbox.pair("a"));
            assertTrue(two.get("submissions", "a").isEmpty());
            two.commit(Outbox.pair("a"));
        }
    }

    @Test
    void unsupportedProductIsNamedBesideTheSupportedOnes() {
        DatabaseMetaData metaData = answering(DatabaseMetaData.class, "getDatabaseProductName", "Oracle");
        Connection connection = answering(Connection.class, "getMetaData", metaData);
        RecordStoreProvider provider = JdbcStorage.on(answering(DataSource.class, "getConnection", connection));
        StoreException refusal =
                assertThrows(StoreException.class, () -> provider.open(StoreSettings.none(), List.of()));
        assertEquals(
                "The database product 'Oracle' is not supported; supported are: [H2, MariaDB, PostgreSQL, SQLite]",
                refusal.getMessage());
    }

    @Test
    void joiningATransactionIsRefusedWithTheReason() throws Exception {
        try (Connection connection = connect()) {
            RecordStoreProvider joining = JdbcStorage.joining(connection);
            StoreException refusal =
                    assertThrows(StoreException.class, () -> joining.open(StoreSettings.none(), List.of()));
            assertTrue(String.valueOf(refusal.getMessage()).contains("one writer at a time"));
        }
    }

    @Test
    void everyCapabilityIsThere() {
        StoreSettings all = Outbox.at(file());
        for (Capability capability : Capability.values()) {
            all = all.require(capability);
        }
        new SqliteStorage().open(all, List.of()).close();
    }

    private static <T> T answering(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, called, arguments) -> called.getName().equals(method) ? answer : null));
    }

    private String refused(StoreSettings settings) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> new SqliteStorage().open(settings, List.of()))
                .getMessage());
    }

    private String broken(StoreSettings settings) {
        return String.valueOf(assertThrows(StoreException.class, () -> new SqliteStorage().open(settings, List.of()))
                .getMessage());
    }

    private Path file() {
        return folder.resolve("records.db");
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
