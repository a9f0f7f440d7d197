package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Sessions on the connections of the host's own pool: taken for one operation, and given back at once. */
final class BorrowedSessions implements Sessions {

    private final SessionSource source;
    private final AtomicInteger lent = new AtomicInteger();
    private volatile boolean closed;

    BorrowedSessions(SessionSource source) {
        this.source = source;
    }

    @Override
    public <T> T lend(Work<T> work) throws SQLException {
        enter();
        try {
            return lendOne(work);
        } finally {
            leave();
        }
    }

    private <T> T lendOne(Work<T> work) throws SQLException {
        Session session = source.open();
        boolean sound = false;
        try {
            T result = work.with(session);
            sound = true;
            return result;
        } finally {
            if (sound) {
                session.closeQuietly();
            } else {
                session.abandon();
            }
        }
    }

    private void enter() {
        lent.incrementAndGet();
        if (closed) {
            leave();
            throw new StoreException("The store is closed; open it again");
        }
    }

    private void leave() {
        if (lent.decrementAndGet() == 0 && closed) {
            synchronized (lent) {
                lent.notifyAll();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        boolean interrupted = false;
        synchronized (lent) {
            while (lent.get() > 0) {
                try {
                    lent.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
