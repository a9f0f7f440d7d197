package dev.masthead.storage.jdbc;

import dev.masthead.spi.KeyType;
import dev.masthead.spi.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** SQLite 3.37 or newer, in WAL mode with synchronous FULL: each commit is on the disk before it is acknowledged. */
final class SqliteDialect implements Dialect {

    /** How long a writer waits for a writer of another process. */
    private static final int BUSY_MILLIS = 15_000;

    private static final int FULL = 2;

    @Override
    public String product() {
        return "SQLite";
    }

    @Override
    public void prepare(Connection connection, Limits limits) throws SQLException {
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
        // A page is written back every 16 MB, not every 4: with many small commits most of the writing was that.
        pragma(connection, "wal_autocheckpoint=4000");
        pragma(connection, "journal_size_limit=67108864");
    }

    @Override
    public void waitLong(Connection connection) {
        // There is no network in between.
    }

    @Override
    public Findings inspect(Session session) throws SQLException {
        int synchronous =
                session.first("PRAGMA synchronous", row -> row.getInt(1)).orElse(0);
        return Findings.of(
                Optional.empty(),
                synchronous >= FULL
                        ? List.of()
                        : List.of("PRAGMA synchronous=FULL has not taken effect: it is " + synchronous
                                + "; let no pool or driver setting change it"));
    }

    @Override
    public boolean hasOneWriter() {
        return true;
    }

    @Override
    public Failure classify(SQLException failure) {
        return Failure.REFUSED;
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
        // It waits for other writers here, and never later.
        return "BEGIN IMMEDIATE";
    }

    @Override
    public MigrationLock migrationLock(Place place, Declarations declarations) {
        return new MigrationLock.OneTransaction(session -> {});
    }

    @Override
    public boolean tableExists(Session session, Place place, String table) throws SQLException {
        return session.first(
                        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?", r -> r.getString(1), table)
                .isPresent();
    }

    @Override
    public String columnType(KeyType type) {
        return type == KeyType.TEXT ? "TEXT" : "INTEGER";
    }

    @Override
    public String idType() {
        return "TEXT";
    }

    @Override
    public String nameType() {
        return "TEXT";
    }

    @Override
    public String payloadType() {
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
    public String dropIndex(Place place, String table, String index) {
        return "DROP INDEX IF EXISTS " + Place.quoted(index);
    }

    @Override
    public Clash onClash() {
        return Clash.IGNORED;
    }

    @Override
    public String readBy(String index) {
        return " INDEXED BY " + Place.quoted(index);
    }

    @Override
    public String joinInOrder() {
        return " CROSS JOIN ";
    }
}
