package dev.masthead.storage.jdbc;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock as a row: claimed by compare-and-set, with a time after which it is void. It holds across the nodes of a cluster,
 * where a lock of one server does not, and it outlives no holder for long. Not thread-safe.
 */
final class MigrationLease implements MigrationLock {

    /** Longer than any single step between two signs of life. */
    private static final Duration LENGTH = Duration.ofMinutes(2);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final String FREE = "0";

    private final Declarations declarations;
    private final Clock clock;
    private String mine = FREE;

    MigrationLease(Declarations declarations, Clock clock) {
        this.declarations = declarations;
        this.clock = clock;
    }

    @Override
    public boolean isOneTransaction() {
        return false;
    }

    @Override
    public void acquire(Session session) throws SQLException {
        while (!isMine(session)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean isMine(Session session) throws SQLException {
        String found = declarations.lease(session);
        return Long.parseLong(found) < clock.millis() && replaced(session, found, validFromNow(found));
    }

    @Override
    public String token() {
        return mine;
    }

    @Override
    public void renew(Session session) throws SQLException {
        if (!replaced(session, mine, validFromNow(mine))) {
            throw new SQLException("Another process has taken over the migration: this one gave no sign of life for "
                    + LENGTH.toSeconds() + " seconds");
        }
    }

    @Override
    public void release(Session session) throws SQLException {
        replaced(session, mine, FREE);
    }

    /** Never the same twice, so that nobody takes another's lease for theirs. */
    private String validFromNow(String before) {
        return Long.toString(Math.max(Long.parseLong(before) + 1, clock.millis() + LENGTH.toMillis()));
    }

    private boolean replaced(Session session, String before, String after) throws SQLException {
        boolean done = declarations.replaceLease(session, before, after);
        if (done) {
            mine = after;
        }
        return done;
    }
}
