package dev.masthead.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where sessions come from, each ready for use and closed by the caller. Thread-safe. */
@FunctionalInterface
interface SessionSource {

    /** A new session. */
    Session open() throws SQLException;

    /** Sessions on connections that are ours until they are closed: they are brought into their state first. */
    static SessionSource own(ConnectionSource source, Limits limits) {
        return () -> opened(source, connection -> {
            Dialect dialect = Dialects.of(connection);
            dialect.prepare(connection, limits);
            if (limits.arePatient()) {
                dialect.waitLong(connection);
            }
            return Session.own(connection, dialect);
        });
    }

    /** Sessions on the host's connections: they are given back as they came, and each statement has its own timeout. */
    static SessionSource borrowed(ConnectionSource source, Limits limits) {
        return () -> opened(source, connection -> {
            Dialect dialect = Dialects.of(connection);
            boolean before = connection.getAutoCommit();
            if (!before) {
                connection.setAutoCommit(true);
            }
            return Session.borrowed(connection, dialect, limits.seconds(), last -> {
                try (last) {
                    if (!before) {
                        last.setAutoCommit(false);
                    }
                }
            });
        });
    }

    /** Sessions in the middle of the host's transactions. */
    static SessionSource joined(ConnectionSource source, boolean closes, Limits limits) {
        Session.Farewell farewell = closes ? Connection::close : last -> {};
        return () -> opened(
                source,
                connection -> Session.joined(connection, Dialects.of(connection), limits.seconds(), farewell),
                farewell);
    }

    private static Session opened(ConnectionSource source, Preparation preparation) throws SQLException {
        return opened(source, preparation, Connection::close);
    }

    private static Session opened(ConnectionSource source, Preparation preparation, Session.Farewell farewell)
            throws SQLException {
        Connection connection = source.connect();
        try {
            return preparation.of(connection);
        } catch (SQLException | RuntimeException e) {
            try {
                farewell.to(connection);
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Makes a session of a connection. */
    @FunctionalInterface
    interface Preparation {
        Session of(Connection connection) throws SQLException;
    }
}
