package dev.masthead.storage.jdbc;

import java.sql.SQLException;
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
    REFUSED;

    /** What every driver says about a connection: class 08 of the SQL standard. */
    static boolean isOfConnection(SQLException failure) {
        return state(failure).startsWith("08");
    }

    static boolean hasState(SQLException failure, Set<String> states) {
        return states.contains(state(failure));
    }

    static String state(SQLException failure) {
        String state = failure.getSQLState();
        return state == null ? "" : state;
    }
}
