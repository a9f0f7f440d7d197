package dev.masthead.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connections whose statements the server prepares, unless it is a node of a Galera cluster.
 *
 * <p>Such a node that prepares a statement in a transaction which another node's commit aborts answers as if the statement
 * had been run: too short an answer, on whose rest the driver waits for ever (mysql-wsrep issue 287). There the driver fills
 * the values in. Thread-safe.
 */
final class MariaConnections implements ConnectionSource {

    private final ServerStorage.Connector connector;
    private final Properties alone;
    private final Properties inCluster;
    private volatile boolean expectsCluster;

    MariaConnections(Limits limits, ServerStorage.Connector connector) {
        this.connector = connector;
        // Parsed once: a block of several statements costs a server more to read than to run.
        this.alone = properties(limits, true);
        this.inCluster = properties(limits, false);
    }

    @Override
    public Connection connect() throws SQLException {
        boolean expected = expectsCluster;
        Connection connection = connect(expected);
        try {
            if (MariaDialect.isInCluster(connection) == expected) {
                return connection;
            }
        } catch (SQLException e) {
            close(connection, e);
            throw e;
        }
        connection.close();
        expectsCluster = !expected;
        return connect(!expected);
    }

    private Connection connect(boolean cluster) throws SQLException {
        return connector.connect(cluster ? inCluster : alone);
    }

    private static void close(Connection connection, SQLException failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static Properties properties(Limits limits, boolean serverPrepares) {
        Properties properties = new Properties();
        // The server breaks a statement off in time; this is for a server that does not answer any more.
        properties.setProperty("socketTimeout", Integer.toString(2 * limits.millis()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("useServerPrepStmts", Boolean.toString(serverPrepares));
        return properties;
    }
}
