package dev.masthead.storage.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What a failure of the driver or the database means for what was asked. */
enum Failure {
    /** The connection is gone: what was under way may have happened or not. */
    LOST,
    /** The server takes no writes (a standby, a node without its cluster): another connection may lead to one that does. */
    NOT_WRITABLE,
    /** Others were in the way, and everything was taken back: it works when it is tried again. */
    CONTENTION,
    /** A unique constraint. */
    DUPLICATE,
    /** It took longer than the statement timeout, and was broken off. */
    TIMEOUT,
    /** Anything else that the database says. */
    REFUSED,
    /** Not the database's word, but somebody's in between, or of a broken disk: what was under way may have happened or not. */
    UNCLEAR;

    /**
     * What every driver says about a connection: class 08 of the SQL standard, or by the exception's type. MariaDB's driver
     * says it with another class when it has replaced the connection by itself, in the middle of a statement.
     */
    static boolean isOfConnection(SQLException failure) {
        return state(failure).startsWith("08")
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }

    static boolean hasState(SQLException failure, Set<String> states) {
        return states.contains(state(failure));
    }

    static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
