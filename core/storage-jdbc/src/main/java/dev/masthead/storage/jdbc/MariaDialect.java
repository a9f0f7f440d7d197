package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * MariaDB 10.6 or newer, alone or as a Galera cluster.
 *
 * <p>The default isolation, REPEATABLE READ, is left as it is: an update looks at the newest version of a row whatever its
 * transaction has seen before, and each read that decides a verdict locks what it reads, which makes it read the newest too.
 * Where {@code innodb_snapshot_isolation} is on, the same ends in error 1020 and another attempt.
 *
 * <p>Ids and text keys are bytes: no collation pads, folds or reorders them.
 */
final class MariaDialect implements BinaryTextDialect {

    private static final String SHARED = " LOCK IN SHARE MODE";

    private static final Set<Integer> CONTENTION = Set.of(1213, 1205, 1020);
    private static final Set<Integer> DUPLICATE = Set.of(1062, 1586);
    private static final Set<Integer> NOT_WRITABLE = Set.of(1047, 1290, 1792, 1836);
    private static final Set<Integer> TIMEOUT = Set.of(1317, 1969, 3024);

    /** Among them 1180: the commit failed, and nobody says how far it had got. */
    private static final Set<Integer> LOST = Set.of(1053, 1180, 1927);

    /** By a statement of our own: the driver takes each state that it does not know for one of the connection. */
    private static final int SIGNALLED = 1644;

    private static final int TOO_LARGE = 1153;

    @Override
    public String product() {
        return "MariaDB";
    }

    @Override
    public void prepare(Connection connection, Limits limits) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION max_statement_time = " + limits.seconds());
        }
        if (isInCluster(connection)) {
            // What one node has acknowledged, the next read on any node waits for (S-11).
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION wsrep_sync_wait = 1");
            }
        }
    }

    static boolean isInCluster(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW VARIABLES LIKE 'wsrep_on'")) {
            return row.next() && "ON".equals(row.getString(2));
        }
    }

    static boolean isInCluster(Session session) throws SQLException {
        return isInCluster(session.connection());
    }

    @Override
    public boolean isFit(Session session, int secondsToAnswer) throws SQLException {
        return BinaryTextDialect.super.isFit(session, secondsToAnswer)
                && session.first("SELECT @@GLOBAL.read_only", row -> row.getInt(1) == 0)
                        .orElse(false);
    }

    @Override
    public Findings inspect(Session session) throws SQLException {
        return MariaInspection.of(session);
    }

    @Override
    public Failure classify(SQLException failure) {
        int code = failure.getErrorCode();
        if (CONTENTION.contains(code) || Failure.state(failure).equals("40001")) {
            return Failure.CONTENTION;
        }
        if (DUPLICATE.contains(code)) {
            return Failure.DUPLICATE;
        }
        if (NOT_WRITABLE.contains(code)) {
            return Failure.NOT_WRITABLE;
        }
        if (TIMEOUT.contains(code)) {
            return Failure.TIMEOUT;
        }
        if (code == SIGNALLED) {
            return Failure.REFUSED;
        }
        boolean lost = LOST.contains(code) || (Failure.isOfConnection(failure) && code != TOO_LARGE);
        if (lost) {
            return Failure.LOST;
        }
        // The server's errors have a number; those of drivers and pools have none.
        return code > 0 ? Failure.REFUSED : Failure.UNCLEAR;
    }

    @Override
    public String spelled(String sql) {
        return sql.replace('"', '`');
    }

    @Override
    public String begin() {
        return "START TRANSACTION";
    }

    @Override
    public MigrationLock migrationLock(Place place, Declarations declarations) {
        return new MariaMigrationLock(Fingerprint.of(place), new MigrationLease(declarations, Clock.systemUTC()));
    }

    @Override
    public Optional<OneRoundTrip.Grammar> oneRoundTrip(Place place) {
        return Optional.of(new Grammar());
    }

    @Override
    public boolean tableExists(Session session, Place place, String table) throws SQLException {
        return session.first(
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
                        row -> true,
                        place.schema()
                                .orElseThrow(() -> new StoreException(
                                        "No database is named; name one in the setting 'url' or 'schema'")),
                        table)
                .isPresent();
    }

    @Override
    public List<String> createSchema(Place place) {
        return place.schema().map(name -> "CREATE DATABASE IF NOT EXISTS " + Place.quoted(name)).stream()
                .toList();
    }

    @Override
    public String nameType() {
        return "VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin";
    }

    @Override
    public String payloadType() {
        return "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
    }

    @Override
    public String tableOptions(boolean isIndex) {
        return " ENGINE=InnoDB ROW_FORMAT=DYNAMIC";
    }

    @Override
    public String dropIndex(Place place, String table, String index) {
        return "DROP INDEX IF EXISTS " + Place.quoted(index) + " ON " + place.qualified(table);
    }

    @Override
    public String newest() {
        return SHARED;
    }

    @Override
    public String shared() {
        return SHARED;
    }

    @Override
    public String readBy(String index) {
        return " FORCE INDEX (" + Place.quoted(index) + ")";
    }

    @Override
    public String readByPrimaryKey() {
        return " FORCE INDEX (PRIMARY)";
    }

    @Override
    public String joinInOrder() {
        return " STRAIGHT_JOIN ";
    }

    /** The driver puts the timeout in front of the statement, which is no sentence in front of any other. */
    @Override
    public boolean takesTimeout(String sql) {
        return sql.startsWith("SELECT ")
                || sql.startsWith("INSERT ")
                || sql.startsWith("UPDATE ")
                || sql.startsWith("DELETE ");
    }

    /** One block that the server runs alone: whatever does not match is a signal, which leaves it. */
    private record Grammar() implements OneRoundTrip.Grammar {

        @Override
        public String begin() {
            return "BEGIN NOT ATOMIC START TRANSACTION";
        }

        @Override
        public String matching(String write) {
            return write + "; IF ROW_COUNT() = 0 THEN SIGNAL SQLSTATE '45000'; END IF";
        }

        @Override
        public String end() {
            return "COMMIT; END";
        }
    }
}
