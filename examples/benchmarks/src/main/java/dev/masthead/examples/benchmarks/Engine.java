package dev.masthead.examples.benchmarks;

import dev.masthead.core.RecordStores;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A database, as a store by its name and as raw JDBC.
 *
 * @param name a store's name: {@code sqlite}, {@code postgresql} or {@code mariadb}
 * @param place for SQLite a folder on the disk to be measured, else a JDBC URL with everything that it takes to log in
 */
record Engine(String name, String place) {

    private static final String PREFIX = "bench_";
    private static final String TABLE = PREFIX + "raw";

    /** The one that a benchmark's arguments begin with. */
    static Engine of(String[] args) {
        if (args.length < 2) {
            throw new IllegalArgumentException(
                    "Arguments: sqlite FOLDER | postgresql URL | mariadb URL [seconds] [rounds]");
        }
        return new Engine(args[0], args[1]);
    }

    /** The store, empty. */
    RecordStore store(CollectionSpec... collections) throws SQLException, IOException {
        clear();
        Map<String, String> settings =
                isFile() ? Map.of("path", file().toString()) : Map.of("url", place, "prefix", PREFIX);
        return RecordStores.open(name, StoreSettings.of(settings), List.of(collections));
    }

    /** The name of one of the store's tables, in a statement. */
    String table(String name) {
        return quoted((isFile() ? "masthead_" : PREFIX) + name);
    }

    /** A connection that is as durable as the store's. */
    Connection connect() throws SQLException {
        if (!isFile()) {
            return DriverManager.getConnection(place);
        }
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file() + "?jdbc.get_generated_keys=false");
        execute(connection, "PRAGMA busy_timeout=15000", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL");
        return connection;
    }

    /** Makes the table that raw JDBC writes to: the store's columns and indexes. */
    void createRawTable() throws SQLException, IOException {
        clear();
        try (Connection connection = connect()) {
            execute(connection, definitions().toArray(String[]::new));
        }
    }

    private List<String> definitions() {
        String index = "CREATE INDEX raw_by_form ON " + TABLE + " (form, received, id)";
        return switch (name) {
            case "sqlite" ->
                List.of(
                        "CREATE TABLE " + TABLE + " (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, form TEXT,"
                                + " received INTEGER, payload TEXT NOT NULL) STRICT",
                        index);
            case "postgresql" ->
                List.of(
                        "CREATE TABLE " + TABLE
                                + " (id text COLLATE \"C\" NOT NULL PRIMARY KEY, version bigint NOT NULL,"
                                + " form text COLLATE \"C\", received bigint, payload text NOT NULL)",
                        index);
            default ->
                List.of(
                        "CREATE TABLE " + TABLE + " (id VARBINARY(200) NOT NULL PRIMARY KEY, version BIGINT NOT NULL,"
                                + " form VARBINARY(512), received BIGINT, payload LONGTEXT CHARACTER SET utf8mb4"
                                + " COLLATE utf8mb4_bin NOT NULL) ENGINE=InnoDB",
                        index);
        };
    }

    String insertion() {
        return "INSERT INTO " + TABLE + " (id, version, form, received, payload) VALUES (?, 1, ?, ?, ?)";
    }

    /** Removes what the last run left. */
    void clear() throws SQLException, IOException {
        if (isFile()) {
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file().resolveSibling(file().getFileName() + suffix));
            }
            return;
        }
        try (Connection connection = connect()) {
            for (String table : tables(connection)) {
                execute(connection, "DROP TABLE " + quoted(table));
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), PREFIX + "%", new String[] {"TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private String quoted(String identifier) {
        String quote = name.equals("mariadb") ? "`" : "\"";
        return quote + identifier + quote;
    }

    boolean isFile() {
        return name.equals("sqlite");
    }

    private Path file() {
        return Path.of(place).resolve("benchmark.sqlite").toAbsolutePath();
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
