package dev.masthead.storage.jdbc;

import dev.masthead.spi.Capability;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * H2 2.2 or newer, for tests: what it has acknowledged may be lost with the process, whatever is set.
 *
 * <p>READ COMMITTED, its default, is enough: an update that waited for another one looks at the newest version of the row,
 * and the generation of the declarations is read for update, so that commits come one after the other.
 */
final class H2Dialect implements BinaryTextDialect {

    /** It would give the result of an earlier query again for a moment after a commit has changed it (S-11). */
    private static final String FRESH_RESULTS = "SET OPTIMIZE_REUSE_RESULTS 0";

    private static final int DUPLICATE = 23505;
    private static final int BROKEN_OFF = 57014;
    private static final Set<Integer> CONTENTION = Set.of(40001, 50200, 90131);
    private static final Set<Integer> LOST = Set.of(90007, 90067, 90098, 90121);

    @Override
    public String product() {
        return "H2";
    }

    @Override
    public void prepare(Connection connection, Limits limits) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET QUERY_TIMEOUT " + limits.statementTimeout().toMillis());
            statement.execute(FRESH_RESULTS);
        }
    }

    @Override
    public void waitLong(Connection connection) {
        // There is no network in between.
    }

    @Override
    public Findings inspect(Session session) throws SQLException {
        session.update(FRESH_RESULTS);
        String url = session.connection().getMetaData().getURL();
        EnumSet<Capability> capabilities = EnumSet.noneOf(Capability.class);
        if (!url.startsWith("jdbc:h2:mem:")) {
            capabilities.add(Capability.PERSISTENT);
        }
        if (url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:")) {
            capabilities.add(Capability.SHARED);
        }
        return new Findings(
                session.first("SELECT CURRENT_SCHEMA", row -> row.getString(1)),
                List.of(
                        "H2 writes what is committed to its file later, and a process that is killed takes it along; use"
                                + " it for tests only, and SQLite, PostgreSQL or MariaDB for a magazine"),
                capabilities);
    }

    @Override
    public Failure classify(SQLException failure) {
        int code = failure.getErrorCode();
        if (CONTENTION.contains(code) || Failure.state(failure).equals("40001")) {
            return Failure.CONTENTION;
        }
        if (code == DUPLICATE) {
            return Failure.DUPLICATE;
        }
        if (code == BROKEN_OFF) {
            return Failure.TIMEOUT;
        }
        return Failure.isOfConnection(failure) || LOST.contains(code) ? Failure.LOST : Failure.REFUSED;
    }

    @Override
    public String begin() {
        return "BEGIN";
    }

    @Override
    public MigrationLock migrationLock(Place place, Declarations declarations) {
        return new MigrationLease(declarations, Clock.systemUTC());
    }

    @Override
    public boolean tableExists(Session session, Place place, String table) throws SQLException {
        return session.first(
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
                        row -> true,
                        place.schema().orElse("PUBLIC"),
                        table)
                .isPresent();
    }

    @Override
    public List<String> createSchema(Place place) {
        return place.schema().map(name -> "CREATE SCHEMA IF NOT EXISTS " + Place.quoted(name)).stream()
                .toList();
    }

    @Override
    public String nameType() {
        return "VARCHAR(64)";
    }

    @Override
    public String payloadType() {
        return "CHARACTER LARGE OBJECT";
    }

    @Override
    public String dropIndex(Place place, String table, String index) {
        return "DROP INDEX IF EXISTS " + place.qualified(index);
    }

    @Override
    public String shared() {
        return " FOR UPDATE";
    }

    /** It would stay on the connection. */
    @Override
    public boolean takesTimeout(String sql) {
        return false;
    }
}
