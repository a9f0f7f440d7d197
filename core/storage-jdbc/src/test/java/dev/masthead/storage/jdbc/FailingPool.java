package dev.masthead.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * A host's small pool whose connections fail as planned. It trusts its users, as pools do: what comes back is lent to the
 * next as it is, so it keeps a record of what comes back otherwise than it was. For one thread.
 */
final class FailingPool extends AbstractDataSource implements AutoCloseable {

    private final FaultyEngine engine;
    private final FailingCalls calls;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final List<String> complaints = new ArrayList<>();
    private int lent;

    FailingPool(FaultyEngine engine, FailingCalls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Optional<Fault> fault = calls.next("getConnection");
        if (fault.isPresent()) {
            throw engine.failure(fault.get());
        }
        Connection connection = idle.isEmpty() ? engine.connect() : idle.pop();
        lent++;
        return new FailingConnection(connection, engine, calls, this::giveBack).proxy();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private void giveBack(Connection connection) throws SQLException {
        lent--;
        if (connection.isClosed()) {
            return;
        }
        boolean autoCommit = connection.getAutoCommit();
        if (autoCommit && engine.isClean(connection)) {
            idle.push(connection);
        } else {
            complaints.add(
                    autoCommit
                            ? "A connection came back with a transaction or a lock"
                            : "A connection came back with auto-commit off");
            connection.close();
        }
    }

    /** How many connections are in somebody's hands. */
    int lent() {
        return lent;
    }

    /** What was wrong with connections that came back. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : idle) {
            connection.close();
        }
    }
}
