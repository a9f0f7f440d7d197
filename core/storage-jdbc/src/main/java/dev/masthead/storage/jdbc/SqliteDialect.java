package dev.masthead.storage.jdbc;

import dev.masthead.spi.Capability;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** SQLite 3.37 or newer, in WAL mode with synchronous FULL: each commit is on the disk before it is acknowledged. */
final class SqliteDialect implements Dialect {

    private static final Set<Capability> CAPABILITIES =
            Set.of(Capability.PERSISTENT, Capability.DURABLE, Capability.SHARED);

    /** How long a writer waits for a writer of another process. */
    private static final int BUSY_MILLIS = 15_000;

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public Set<Capability> capabilities() {
        return CAPABILITIES;
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        pragma(connection, "busy_timeout=" + BUSY_MILLIS);
        if (!pragma(connection, "encoding").equals("UTF-8")) {
            throw new StoreException("The SQLite database is not encoded in UTF-8, so its texts have another order;"
                    + " give a new file, or export it and import it with PRAGMA encoding='UTF-8'");
        }
        if (!pragma(connection, "journal_mode").equals("wal") && !becomesWal(connection)) {
            throw new StoreException("SQLite cannot write a write-ahead log here: the database is in memory, read-only"
                    + " or on a network drive; give a file on a local disk that this process may write");
        }
        pragma(connection, "synchronous=FULL");
        pragma(connection, "temp_store=MEMORY");
        pragma(connection, "cache_size=-8000");
        pragma(connection, "journal_size_limit=67108864");
    }

    /** The write lock first: the change of the mode does not wait for other processes, a transaction does. */
    private static boolean becomesWal(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("COMMIT");
        }
        return pragma(connection, "journal_mode=WAL").equals("wal");
    }

    private static String pragma(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute("PRAGMA " + pragma)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }

    @Override
    public void settle(Session session) throws SQLException {
        session.read("PRAGMA wal_checkpoint(PASSIVE)", row -> row.getInt(1));
    }

    @Override
    public String begin() {
        return "BEGIN IMMEDIATE";
    }

    @Override
    public boolean tableExists(Session session, String table) throws SQLException {
        return session.first(
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?", r -> r.getString(1), table)
                .isPresent();
    }

    @Override
    public String columnType(KeyType type) {
        return type == KeyType.TEXT ? textType() : "INTEGER";
    }

    @Override
    public String textType() {
        return "TEXT";
    }

    @Override
    public String tableOptions(boolean isIndex) {
        return isIndex ? " STRICT, WITHOUT ROWID" : " STRICT";
    }

    @Override
    public String insertIgnoring(String intoTableAndValues) {
        return "INSERT INTO " + intoTableAndValues + " ON CONFLICT DO NOTHING";
    }

    @Override
    public String updateIgnoring(String tableAndAssignments) {
        return "UPDATE OR IGNORE " + tableAndAssignments;
    }

    @Override
    public String readBy(String index) {
        return " INDEXED BY " + CollectionTable.quoted(index);
    }

    @Override
    public String joinInOrder() {
        return " CROSS JOIN ";
    }

    @Override
    public void bind(PreparedStatement statement, int parameter, KeyValue value) throws SQLException {
        if (value instanceof KeyValue.Text text) {
            statement.setString(parameter, text.text());
        } else if (value instanceof KeyValue.Int number) {
            statement.setLong(parameter, number.value());
        } else if (value instanceof KeyValue.Time time) {
            statement.setLong(parameter, time.epochMicros());
        }
    }

    @Override
    public KeyValue read(ResultSet row, int column, KeyType type) throws SQLException {
        return switch (type) {
            case TEXT -> KeyValue.of(row.getString(column));
            case INTEGER -> KeyValue.of(row.getLong(column));
            case INSTANT -> KeyValue.of(Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS));
        };
    }
}
