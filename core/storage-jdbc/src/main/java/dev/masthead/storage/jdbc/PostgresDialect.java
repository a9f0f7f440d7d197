package dev.masthead.storage.jdbc;

import dev.masthead.spi.KeyType;
import dev.masthead.spi.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * PostgreSQL 13 or newer.
 *
 * <p>READ COMMITTED is enough: every write names the version it replaces, and an update that waited for another one checks
 * its condition again on the newest version of the row; unique indexes hold between transactions that do not see each
 * other. A single statement runs in the connection's own isolation; where a host's pool has a stricter one, that ends in
 * more attempts and in the same verdicts.
 *
 * <p>Batches of several statements share a lock that migrations take alone: neither waits for a table that the other has
 * locked while the other waits for it.
 */
final class PostgresDialect implements Dialect {

    private static final int OLDEST = 13;

    private static final Set<String> CONTENTION = Set.of("40001", "40P01", "55P03");
    private static final Set<String> LOST = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");

    private static final Set<String> NO_VERDICT = Set.of("58", "60", "99", "HY", "XX");

    /** Each query has one index that fits and no use for another plan, also on a table that was never analysed. */
    private static final List<String> ONLY_INDEXES_IN_ORDER = List.of(
            "enable_seqscan = off",
            "enable_bitmapscan = off",
            "enable_sort = off",
            "enable_incremental_sort = off",
            "enable_hashjoin = off",
            "enable_mergejoin = off");

    @Override
    public String product() {
        return "PostgreSQL";
    }

    @Override
    public void prepare(Connection connection, Limits limits) throws SQLException {
        connection.setAutoCommit(true);
        List<String> settings = new ArrayList<>(ONLY_INDEXES_IN_ORDER);
        settings.add("statement_timeout = " + limits.statementTimeout().toMillis());
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET " + String.join("; SET ", settings));
        }
    }

    @Override
    public boolean isFit(Session session, int secondsToAnswer) throws SQLException {
        return Dialect.super.isFit(session, secondsToAnswer)
                && session.first("SELECT pg_is_in_recovery()", row -> !row.getBoolean(1))
                        .orElse(false);
    }

    @Override
    public Findings inspect(Session session) throws SQLException {
        int version = session.connection().getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new StoreException("PostgreSQL " + version + " is too old; this store takes " + OLDEST + " or newer");
        }
        String encoding = setting(session, "server_encoding");
        if (!encoding.equals("UTF8")) {
            throw new StoreException("The PostgreSQL database is encoded in " + encoding
                    + "; create one with ENCODING 'UTF8' TEMPLATE template0");
        }
        if (setting(session, "transaction_read_only").equals("on")) {
            throw new StoreException("The PostgreSQL server is a standby or read-only; connect to the primary, for"
                    + " example with all hosts and targetServerType=primary in the URL");
        }
        String schema = session.first("SELECT coalesce(current_schema(), '')", row -> String.valueOf(row.getString(1)))
                .orElse("");
        return Findings.of(Optional.of(schema).filter(name -> !name.isEmpty()), dangers(session));
    }

    private static List<String> dangers(Session session) throws SQLException {
        List<String> dangers = new ArrayList<>();
        for (String name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            if (setting(session, name).equals("off")) {
                dangers.add(name + " is off; set it to on in postgresql.conf, and look whether the role or the database"
                        + " sets it (ALTER ROLE, ALTER DATABASE ... RESET " + name + ")");
            }
        }
        return dangers;
    }

    private static String setting(Session session, String name) throws SQLException {
        return session.first("SELECT current_setting(?)", row -> row.getString(1), name)
                .orElse("");
    }

    @Override
    public Failure classify(SQLException failure) {
        if (Failure.isOfConnection(failure) || Failure.hasState(failure, LOST)) {
            return Failure.LOST;
        }
        if (Failure.hasState(failure, CONTENTION)) {
            return Failure.CONTENTION;
        }
        return switch (Failure.state(failure)) {
            case "25006" -> Failure.NOT_WRITABLE;
            case "23505" -> Failure.DUPLICATE;
            case "57014" -> Failure.TIMEOUT;
            default -> isVerdict(Failure.state(failure)) ? Failure.REFUSED : Failure.UNCLEAR;
        };
    }

    /** A state that the server gives when it has taken the statement back; the others are of its disk, or of drivers and pools. */
    private static boolean isVerdict(String state) {
        return !state.isEmpty() && NO_VERDICT.stream().noneMatch(state::startsWith);
    }

    @Override
    public String begin() {
        return "BEGIN ISOLATION LEVEL READ COMMITTED";
    }

    @Override
    public void holdOffMigrations(Session session, Place place) throws SQLException {
        session.first(sharedLock(place), row -> true);
    }

    /** Others read on while payloads are read and indexes made, unless a column comes or goes. */
    @Override
    public void keepOutWriters(Session session, String table) throws SQLException {
        session.update("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
    }

    @Override
    public Optional<String> steering() {
        return Optional.of("SET LOCAL " + String.join("; SET LOCAL ", ONLY_INDEXES_IN_ORDER) + "; ");
    }

    @Override
    public MigrationLock migrationLock(Place place, Declarations declarations) {
        return new MigrationLock.OneTransaction(
                session -> session.first("SELECT pg_advisory_xact_lock(" + lock(place) + ")", row -> true));
    }

    private static String sharedLock(Place place) {
        return "SELECT pg_advisory_xact_lock_shared(" + lock(place) + ")";
    }

    /** The number on which all stores with the same tables agree. */
    private static long lock(Place place) {
        return Long.parseUnsignedLong(Fingerprint.of(place), 16);
    }

    @Override
    public Optional<OneRoundTrip.Grammar> oneRoundTrip(Place place) {
        return Optional.of(new Grammar(begin() + "; " + sharedLock(place)));
    }

    /** The wait for synchronous standbys was cancelled: the only warning that these statements can come with. */
    @Override
    public boolean isDoubtful(SQLException warning) {
        return Failure.state(warning).equals("01000");
    }

    @Override
    public boolean tableExists(Session session, Place place, String table) throws SQLException {
        return session.first("SELECT to_regclass(?) IS NOT NULL", row -> row.getBoolean(1), place.qualified(table))
                .orElse(false);
    }

    @Override
    public boolean schemaExists(Session session, Place place) throws SQLException {
        Optional<String> schema = place.schema();
        return schema.isEmpty()
                || session.first(
                                "SELECT to_regnamespace(?) IS NOT NULL",
                                row -> row.getBoolean(1),
                                Place.quoted(schema.get()))
                        .orElse(false);
    }

    @Override
    public List<String> createSchema(Place place) {
        return place.schema().map(name -> "CREATE SCHEMA IF NOT EXISTS " + Place.quoted(name)).stream()
                .toList();
    }

    @Override
    public String columnType(KeyType type) {
        return type == KeyType.TEXT ? idType() : "bigint";
    }

    @Override
    public String idType() {
        return "text COLLATE \"C\"";
    }

    @Override
    public String nameType() {
        return idType();
    }

    @Override
    public String payloadType() {
        return "text";
    }

    @Override
    public String dropIndex(Place place, String table, String index) {
        return "DROP INDEX IF EXISTS " + place.qualified(index);
    }

    @Override
    public String insertIgnoring(String intoTableAndValues) {
        return "INSERT INTO " + intoTableAndValues + " ON CONFLICT DO NOTHING";
    }

    @Override
    public Clash onClash() {
        return Clash.FAILS_ALL;
    }

    /** Whatever does not match is a division by zero. */
    private record Grammar(String begin) implements OneRoundTrip.Grammar {

        @Override
        public String matching(String write) {
            return "WITH written AS (" + write + " RETURNING 1) SELECT 1/count(*) FROM written";
        }

        @Override
        public String end() {
            return "COMMIT";
        }
    }
}
