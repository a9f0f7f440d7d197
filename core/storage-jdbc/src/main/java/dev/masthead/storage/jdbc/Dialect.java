package dev.masthead.storage.jdbc;

import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Everything in which one database product differs from another. Stateless. */
interface Dialect {

    /** The product's name in the driver's meta data. */
    String product();

    /** Brings a new connection of our own into the state in which it is exact, or fails; see {@link Limits}. */
    void prepare(Connection connection, Limits limits) throws SQLException;

    /** Lets a connection of our own wait for answers as long as they take. */
    default void waitLong(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 0);
    }

    /** Looks at the server once, at opening: refuses what cannot work, and says what would lose data. */
    Findings inspect(Session session) throws SQLException;

    /** Whether a connection that was idle is alive and leads to a server that is still the right one. */
    default boolean isFit(Session session, int secondsToAnswer) throws SQLException {
        return session.connection().isValid(secondsToAnswer);
    }

    /** Whether the database has one writer at a time anyway, so that commits are worth grouping. */
    default boolean hasOneWriter() {
        return false;
    }

    /** What a failure of the driver or the database means. */
    Failure classify(SQLException failure);

    /** Moves what only the log holds into the database proper, as far as nobody else is in the way. */
    default void settle(Session session) throws SQLException {}

    /** A statement as this product spells it: it is written with names in standard quotes. */
    default String spelled(String sql) {
        return sql;
    }

    /** Begins a transaction that writes. */
    String begin();

    /** Holds off migrations until the transaction ends, where {@link #shared} does not. */
    default void holdOffMigrations(Session session, Place place) throws SQLException {}

    /** Keeps a table from being written to until the transaction ends, where a transaction that changes tables does not. */
    default void keepOutWriters(Session session, String table) throws SQLException {}

    /** How migrations are kept from each other, and whether one of them is all or nothing. */
    MigrationLock migrationLock(Place place, Declarations declarations);

    /** How a whole batch is spelled as one text, where the product takes one. */
    default Optional<OneRoundTrip.Grammar> oneRoundTrip(Place place) {
        return Optional.empty();
    }

    /** Whether a warning that came with a commit says that it may not be safe yet. */
    default boolean isDoubtful(SQLException warning) {
        return false;
    }

    boolean tableExists(Session session, Place place, String table) throws SQLException;

    /** Whether the schema is there: making it needs more rights than looking, even when there is nothing to make. */
    default boolean schemaExists(Session session, Place place) throws SQLException {
        Optional<String> schema = place.schema();
        return schema.isEmpty()
                || session.first(
                                "SELECT 1 FROM information_schema.schemata WHERE schema_name = ?",
                                row -> true,
                                schema.get())
                        .isPresent();
    }

    /** Makes the schema; nothing where there are none. */
    default List<String> createSchema(Place place) {
        return List.of();
    }

    /** The type of a key's column, with the collation that compares exactly and orders by UTF-8 bytes. */
    String columnType(KeyType type);

    /** The type of ids. */
    String idType();

    /** The type of short texts of our own in ASCII. */
    String nameType();

    /** The type of payloads. */
    String payloadType();

    /** What follows the column list of a table with records, and of a table that is itself an index. */
    default String tableOptions(boolean isIndex) {
        return "";
    }

    String dropIndex(Place place, String table, String index);

    /** An insertion that does nothing when a unique constraint would be violated. */
    String insertIgnoring(String intoTableAndValues);

    /** How an update meets a unique key that is taken. */
    Clash onClash();

    /** What a read is followed by to see the newest committed state inside a transaction. */
    default String newest() {
        return "";
    }

    /** What follows a table's name and alias so that this index is read, whatever the planner would guess. */
    default String readBy(String index) {
        return "";
    }

    /**
     * Statements before a query that make the planner read the index, on a connection that {@link #prepare} has not seen:
     * until the transaction ends, or is taken back to before them.
     */
    default Optional<String> steering() {
        return Optional.empty();
    }

    /** The same for a table that is itself an index. */
    default String readByPrimaryKey() {
        return "";
    }

    /** What a read of the generation is followed by, so that nobody changes it before the transaction ends. */
    default String shared() {
        return "";
    }

    /** Whether a statement of this kind can have a timeout of its own. */
    default boolean takesTimeout(String sql) {
        return true;
    }

    /** Joins so that the left table is read first. */
    default String joinInOrder() {
        return " JOIN ";
    }

    /** Whether {@code (a, b) > (?, ?)} finds its place in an index. */
    default boolean comparesRows() {
        return true;
    }

    /** Binds an id or a text key. */
    default void bindText(PreparedStatement statement, int parameter, String text) throws SQLException {
        statement.setString(parameter, text);
    }

    /** Binds the absence of a key's value. */
    default void bindAbsent(PreparedStatement statement, int parameter, KeyType type) throws SQLException {
        statement.setNull(parameter, type == KeyType.TEXT ? Types.VARCHAR : Types.BIGINT);
    }

    /** An id or a text key. */
    default String readText(ResultSet row, int column) throws SQLException {
        return row.getString(column);
    }

    default void bind(PreparedStatement statement, int parameter, KeyValue value) throws SQLException {
        if (value instanceof KeyValue.Text text) {
            bindText(statement, parameter, text.text());
        } else if (value instanceof KeyValue.Int number) {
            statement.setLong(parameter, number.value());
        } else if (value instanceof KeyValue.Time time) {
            statement.setLong(parameter, time.epochMicros());
        }
    }

    default KeyValue read(ResultSet row, int column, KeyType type) throws SQLException {
        return switch (type) {
            case TEXT -> KeyValue.of(readText(row, column));
            case INTEGER -> KeyValue.of(row.getLong(column));
            case INSTANT -> KeyValue.of(Instant.EPOCH.plus(row.getLong(column), ChronoUnit.MICROS));
        };
    }

    /** How an update meets a unique key that is taken. */
    enum Clash {
        /** There is an update that then does nothing. */
        IGNORED,
        /** The statement fails, and the transaction goes on. */
        FAILS_ALONE,
        /** The whole transaction fails: the update looks first, and starts again when it was overtaken. */
        FAILS_ALL
    }
}
