package dev.masthead.storage.jdbc;

import dev.masthead.spi.KeyValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection with its prepared statements. Not thread-safe.
 *
 * <p>The statements are kept until the end: what a store asks is made from its declarations, so their number is bounded.
 */
final class Session implements AutoCloseable {

    /** Reads one row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Connection connection;
    private final Dialect dialect;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    /** Opens a connection and brings it into its state. */
    static Session open(ConnectionSource source) throws SQLException {
        Connection connection = source.connect();
        try {
            Dialect dialect = Dialect.of(connection);
            dialect.prepare(connection);
            return new Session(connection, dialect);
        } catch (SQLException | RuntimeException e) {
            close(connection, e);
            throw e;
        }
    }

    private static void close(Connection connection, Exception reason) {
        try {
            connection.close();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Runs a statement that gives no rows; the parameters are texts, longs, key values or null. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return bound(sql, parameters).executeUpdate();
    }

    /** All rows. */
    <T> List<T> read(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(sql, parameters).executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows));
            }
        }
        return found;
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... parameters) throws SQLException {
        try (ResultSet rows = bound(sql, parameters).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        }
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
        return statement;
    }

    private void bind(PreparedStatement statement, int parameter, @Nullable Object value) throws SQLException {
        if (value instanceof KeyValue key) {
            dialect.bind(statement, parameter, key);
        } else if (value instanceof Long number) {
            statement.setLong(parameter, number);
        } else {
            statement.setString(parameter, (String) value);
        }
    }

    /** Takes back what was begun, so that no pool gets a connection back in the middle of a transaction, and closes. */
    void abandon() {
        try {
            update("ROLLBACK");
        } catch (SQLException e) {
            LOG.debug("There was nothing to take back", e);
        }
        closeQuietly();
    }

    /** Closes; a failure is no more than logged. */
    void closeQuietly() {
        try {
            close();
        } catch (SQLException e) {
            LOG.warn("A connection could not be closed", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
        connection.close();
    }
}
