package dev.masthead.storage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;

/** A database whose connections can be made to fail. */
interface FaultyEngine {

    /** The provider's name. */
    String name();

    /** How many connections a store keeps until it is closed. */
    default int kept() {
        return 0;
    }

    /** A new connection of the driver, in auto-commit mode. */
    Connection connect() throws SQLException;

    /** What it says when others were in the way. */
    SQLException contention();

    /** What it says when it breaks off a statement. */
    SQLException timeout();

    /** Whether a connection carries nothing over to its next user: no transaction, no lock. */
    boolean isClean(Connection connection) throws SQLException;

    /** What the database does itself in a deadlock. */
    default void takeBack(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        }
    }

    default SQLException failure(Fault fault) {
        return switch (fault) {
            case LOST_BEFORE, LOST_AFTER -> new SQLException("Planted: the connection is lost", "08006");
            case BROKEN_BEFORE, BROKEN_AFTER -> new SQLException("Planted: something is broken", "58030");
            case TIMEOUT_BEFORE -> timeout();
            case TIMEOUT_AFTER -> new SQLTimeoutException("Planted: nobody has waited for the answer");
            case CONTENTION -> contention();
        };
    }
}
