package dev.masthead.storage.jdbc;

import java.sql.SQLException;

/**
 * MariaDB's named lock, which ends with its connection; on a Galera cluster, where it reaches no other node, a {@link
 * MigrationLease} as well. Not thread-safe.
 */
final class MariaMigrationLock implements MigrationLock {

    private static final long SECONDS = 10;

    private final String name;
    private final MigrationLease lease;
    private boolean inCluster;

    MariaMigrationLock(String name, MigrationLease lease) {
        this.name = name;
        this.lease = lease;
    }

    @Override
    public boolean isOneTransaction() {
        return false;
    }

    @Override
    public void acquire(Session session) throws SQLException {
        inCluster = MariaDialect.isInCluster(session);
        try {
            lock(session);
            if (inCluster) {
                lease.acquire(session);
            }
        } catch (SQLException e) {
            session.mustEnd();
            throw e;
        }
    }

    private void lock(Session session) throws SQLException {
        boolean locked = false;
        while (!locked) {
            locked = session.first("SELECT GET_LOCK(?, ?)", row -> row.getInt(1) == 1, name, SECONDS)
                    .orElse(false);
        }
    }

    @Override
    public String token() {
        return inCluster ? lease.token() : "";
    }

    @Override
    public void renew(Session session) throws SQLException {
        if (inCluster) {
            lease.renew(session);
        }
    }

    @Override
    public void release(Session session) throws SQLException {
        try {
            if (inCluster) {
                lease.release(session);
            }
        } finally {
            unlock(session);
        }
    }

    /** The lock would go back into the host's pool with its connection, and keep out every migration to come. */
    private void unlock(Session session) throws SQLException {
        try {
            session.first("SELECT RELEASE_LOCK(?)", row -> true, name);
        } catch (SQLException e) {
            session.mustEnd();
            throw e;
        }
    }
}
