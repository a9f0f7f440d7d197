package dev.masthead.storage.jdbc;

import java.sql.SQLException;

/** Lends sessions, each to one thread at a time. Thread-safe. */
interface Sessions {

    /** What is done with a session; it leaves no transaction open. */
    @FunctionalInterface
    interface Work<T> {
        T with(Session session) throws SQLException;
    }

    /** Lends a session for the time of the work; fails with a StoreException when this is closed, or all are in use. */
    <T> T lend(Work<T> work) throws SQLException;

    /** Waits for those who have one, then closes every connection. */
    void close();
}
