package dev.masthead.storage.jdbc;

import dev.masthead.spi.KeyValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection with its prepared statements, of which the last used are kept. Not thread-safe. */
final class Session implements AutoCloseable {

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What was written: whether there was a row to write, and the warnings that came with it. */
    record Done(boolean matched, Optional<SQLException> warnings) {}

    /** Who owns the connection, and so what may be done to it. */
    private enum Owner {
        STORE,
        HOST,
        TRANSACTION
    }

    /** What is done when the session ends. */
    @FunctionalInterface
    interface Farewell {
        void to(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int MOST_STATEMENTS = 256;

    private final Connection connection;
    private final Dialect dialect;
    private final Owner owner;
    private final int timeoutSeconds;
    private final Farewell farewell;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(16, 0.75f, true);
    private boolean inTransaction;
    private boolean mustEnd;
    private boolean closed;

    private Session(Connection connection, Dialect dialect, Owner owner, int timeoutSeconds, Farewell farewell) {
        this.connection = connection;
        this.dialect = dialect;
        this.owner = owner;
        this.timeoutSeconds = timeoutSeconds;
        this.farewell = farewell;
    }

    /** On a connection of our own, which the dialect has prepared. */
    static Session own(Connection connection, Dialect dialect) {
        return new Session(connection, dialect, Owner.STORE, 0, Connection::close);
    }

    /**
     * On a connection of the host, in auto-commit mode, as it is.
     *
     * @param timeoutSeconds set on every statement; 0 for none
     * @param farewell closes the connection
     */
    static Session borrowed(Connection connection, Dialect dialect, int timeoutSeconds, Farewell farewell) {
        return new Session(connection, dialect, Owner.HOST, timeoutSeconds, farewell);
    }

    /**
     * On a connection of the host, in the middle of its transaction if there is one.
     *
     * @param timeoutSeconds set on every statement; 0 for none
     * @param farewell closes the connection, or leaves it open
     */
    static Session joined(Connection connection, Dialect dialect, int timeoutSeconds, Farewell farewell)
            throws SQLException {
        Owner owner = connection.getAutoCommit() ? Owner.HOST : Owner.TRANSACTION;
        return new Session(connection, dialect, owner, timeoutSeconds, farewell);
    }

    /** Whether this is in the middle of a transaction of the host. */
    boolean isJoined() {
        return owner == Owner.TRANSACTION;
    }

    Dialect dialect() {
        return dialect;
    }

    Connection connection() {
        return connection;
    }

    /** Runs a statement that gives no rows; the parameters are texts, longs, ids, key values or {@link Absent}. */
    int update(String sql, Object... parameters) throws SQLException {
        return bound(sql, parameters).executeUpdate();
    }

    /** Runs a single statement that writes. */
    Done write(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = bound(sql, parameters);
        boolean matched = statement.executeUpdate() > 0;
        return new Done(matched, warnings(statement));
    }

    /** Runs a text of several statements, and gives the warnings that came with it. */
    Optional<SQLException> execute(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = bound(sql, parameters);
        statement.execute();
        return warnings(statement);
    }

    /** What has been done stays done when nobody can say any more whether there was a warning: that is one itself. */
    private Optional<SQLException> warnings(PreparedStatement statement) {
        try {
            return Optional.ofNullable(statement.getWarnings());
        } catch (SQLException e) {
            mustEnd();
            return Optional.of(new SQLException("The warnings could not be read", "01000", e));
        }
    }

    /** All rows. */
    <T> List<T> read(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(sql, parameters).executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        try (ResultSet rows = bound(sql, parameters).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    /** The names of the columns that a query gives. */
    List<String> columns(String sql) throws SQLException {
        try (ResultSet rows = bound(sql).executeQuery()) {
            ResultSetMetaData found = rows.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= found.getColumnCount(); column++) {
                columns.add(found.getColumnName(column));
            }
            return columns;
        }
    }

    /** All rows of a query that must read its index, whatever the planner would guess. */
    <T> List<T> readInOrder(String sql, RowReader<T> reader, Object... parameters) throws SQLException {
        Optional<String> steering = owner == Owner.STORE ? Optional.empty() : dialect.steering();
        if (steering.isEmpty()) {
            return read(sql, reader, parameters);
        }
        if (owner == Owner.TRANSACTION) {
            String taken = "; ROLLBACK TO SAVEPOINT masthead_read; RELEASE SAVEPOINT masthead_read";
            return readAmongOthers("SAVEPOINT masthead_read; " + steering.get() + sql + taken, reader, parameters);
        }
        mayBeInTransaction();
        List<T> found = readAmongOthers(dialect.begin() + "; " + steering.get() + sql + "; COMMIT", reader, parameters);
        isOutOfTransaction();
        return found;
    }

    /** The rows of the one statement in the text that gives some. */
    private <T> List<T> readAmongOthers(String text, RowReader<T> reader, Object... parameters) throws SQLException {
        PreparedStatement statement = bound(text, parameters);
        boolean isRows = statement.execute();
        while (!isRows) {
            isRows = statement.getMoreResults();
        }
        List<T> found = new ArrayList<>();
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    private PreparedStatement bound(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(dialect.spelled(sql));
            statements.put(sql, statement);
            if (timeoutSeconds > 0 && dialect.takesTimeout(sql)) {
                statement.setQueryTimeout(timeoutSeconds);
            }
            forgetTheEldest();
        }
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
        return statement;
    }

    private void forgetTheEldest() throws SQLException {
        if (statements.size() > MOST_STATEMENTS) {
            String eldest = statements.keySet().iterator().next();
            PreparedStatement statement = statements.remove(eldest);
            if (statement != null) {
                statement.close();
            }
        }
    }

    private void bind(PreparedStatement statement, int parameter, Object value) throws SQLException {
        if (value instanceof KeyValue key) {
            dialect.bind(statement, parameter, key);
        } else if (value instanceof Id id) {
            dialect.bindText(statement, parameter, id.text());
        } else if (value instanceof Long number) {
            statement.setLong(parameter, number);
        } else if (value instanceof Absent absent) {
            dialect.bindAbsent(statement, parameter, absent.type());
        } else {
            statement.setString(parameter, (String) value);
        }
    }

    void begin() throws SQLException {
        inTransaction = true;
        execute(dialect.begin());
    }

    /** Commits, and gives the warnings that came with it. */
    Optional<SQLException> commit() throws SQLException {
        Optional<SQLException> warnings = execute("COMMIT");
        inTransaction = false;
        return warnings;
    }

    void rollback() throws SQLException {
        execute("ROLLBACK");
        inTransaction = false;
    }

    /** Says that a text of several statements may have begun a transaction. */
    void mayBeInTransaction() {
        inTransaction = true;
    }

    /** Says that the transaction has ended by itself. */
    void isOutOfTransaction() {
        inTransaction = false;
    }

    /** Says that the connection may hold what ends with it alone, and is of no use to anybody any more. */
    void mustEnd() {
        mustEnd = true;
    }

    /** Whether nobody should use this again. */
    boolean isSpent() {
        return mustEnd || inTransaction;
    }

    /** Takes back what was begun, if something was; a connection that cannot is of no use any more. */
    void takeBackIfNeeded() throws SQLException {
        if (inTransaction) {
            rollback();
        }
    }

    /** Takes back what was begun, so that no pool gets a connection back in the middle of a transaction, and closes. */
    void abandon() {
        if (inTransaction && !closed) {
            try {
                rollback();
            } catch (SQLException e) {
                LOG.debug("Nobody knows whether there was something to take back", e);
                mustEnd();
            }
        }
        closeQuietly();
    }

    /** Closes; a failure is no more than logged. */
    void closeQuietly() {
        try {
            close();
        } catch (SQLException e) {
            LOG.debug("A connection could not be closed in order", e);
        }
    }

    /** Once: the connection may be in other hands by the second time, also when the first failed. */
    @Override
    public void close() throws SQLException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
            statements.clear();
        } finally {
            if (mustEnd) {
                end();
            }
            farewell.to(connection);
        }
    }

    /** A pool that is merely given the connection back would lend it as it is. */
    private void end() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("A connection could not be ended", e);
        }
    }
}
