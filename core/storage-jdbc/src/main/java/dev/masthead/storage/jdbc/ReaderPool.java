package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** A few connections that only read, opened when they are needed. Thread-safe. */
final class ReaderPool {

    /** The most connections; whoever comes when all are in use waits. */
    static final int SIZE = 4;

    /** What is done with a connection. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Session session) throws SQLException;
    }

    private final ConnectionSource source;
    private final Semaphore free = new Semaphore(SIZE);
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    ReaderPool(ConnectionSource source) {
        this.source = source;
    }

    <T> T read(Reading<T> reading) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw new StoreException("The store is closed; open it again");
            }
            return readFromOne(reading);
        } catch (SQLException e) {
            throw new StoreException("The database could not be read", e);
        } finally {
            free.release();
        }
    }

    private <T> T readFromOne(Reading<T> reading) throws SQLException {
        Session known = idle.pollFirst();
        Session session = known == null ? Session.open(source) : known;
        boolean sound = false;
        try {
            T result = reading.from(session);
            sound = true;
            return result;
        } finally {
            if (sound) {
                idle.addFirst(session);
            } else {
                session.closeQuietly();
            }
        }
    }

    /** Waits for those who read, then closes every connection. */
    void close() {
        closed = true;
        free.acquireUninterruptibly(SIZE);
        try {
            idle.forEach(Session::closeQuietly);
            idle.clear();
        } finally {
            free.release(SIZE);
        }
    }
}
