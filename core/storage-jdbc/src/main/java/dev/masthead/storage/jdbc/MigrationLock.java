package dev.masthead.storage.jdbc;

import java.sql.SQLException;

/** Keeps migrations of several processes from each other. */
interface MigrationLock {

    /**
     * Whether the product takes changed tables back like any other change: then everything is one transaction and the
     * lock is held until it ends. Otherwise each step stands for itself, and a migration that was killed is completed by
     * the next.
     */
    boolean isOneTransaction();

    /** Waits until nobody else migrates here. */
    void acquire(Session session) throws SQLException;

    /** What tells its holder from all others, where the lock can be lost unnoticed; at most 16 characters. */
    default String token() {
        return "";
    }

    /** Says that the holder is alive. */
    default void renew(Session session) throws SQLException {}

    /** Lets others in, where the end of the transaction does not. */
    default void release(Session session) throws SQLException {}

    /** Waits for the lock inside the transaction. */
    @FunctionalInterface
    interface Acquisition {
        void in(Session session) throws SQLException;
    }

    /** A lock that lasts until the transaction ends. */
    record OneTransaction(Acquisition acquisition) implements MigrationLock {

        @Override
        public boolean isOneTransaction() {
            return true;
        }

        @Override
        public void acquire(Session session) throws SQLException {
            acquisition.in(session);
        }
    }
}
