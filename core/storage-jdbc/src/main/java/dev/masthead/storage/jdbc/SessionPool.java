package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import dev.masthead.spi.UnknownOutcomeException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A few connections of our own, opened when they are needed and kept with their prepared statements.
 *
 * <p>One that breaks makes the others suspect: a database that was restarted, or has become a standby, has broken them all.
 * A suspect, and one that nobody has used for a while, is asked whether it is alive before it is lent.
 */
final class SessionPool implements Sessions {

    private static final long TRUSTED_NANOS = Duration.ofMillis(500).toNanos();
    private static final int SECONDS_TO_ANSWER = 2;

    private record Idle(Session session, long since, long breakdowns) {}

    private final SessionSource source;
    private final int size;
    private final LongSupplier nanoTime;
    private final Semaphore free;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong breakdowns = new AtomicLong();
    private volatile boolean closed;

    /** Of at most this many connections; whoever comes when all are in use waits. */
    SessionPool(SessionSource source, int size, LongSupplier nanoTime) {
        this.source = source;
        this.size = size;
        this.nanoTime = nanoTime;
        this.free = new Semaphore(size);
    }

    @Override
    public <T> T lend(Work<T> work) throws SQLException {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw new StoreException("The store is closed; open it again");
            }
            return lendOne(work);
        } finally {
            free.release();
        }
    }

    private <T> T lendOne(Work<T> work) throws SQLException {
        Session session = trusted();
        boolean sound = false;
        try {
            T result = work.with(session);
            sound = true;
            return result;
        } catch (UnknownOutcomeException e) {
            breakdowns.incrementAndGet();
            throw e;
        } catch (StoreException e) {
            // A verdict on what was asked, not on the connection.
            sound = true;
            throw e;
        } catch (SQLException e) {
            sound = isHarmless(session.dialect().classify(e));
            throw e;
        } finally {
            if (sound && !session.isSpent()) {
                idle.addFirst(new Idle(session, nanoTime.getAsLong(), breakdowns.get()));
            } else {
                session.abandon();
            }
        }
    }

    private boolean isHarmless(Failure failure) {
        if (failure == Failure.LOST || failure == Failure.NOT_WRITABLE) {
            breakdowns.incrementAndGet();
        }
        return failure == Failure.CONTENTION || failure == Failure.TIMEOUT;
    }

    private Session trusted() throws SQLException {
        for (Idle known = idle.pollFirst(); known != null; known = idle.pollFirst()) {
            boolean recent = nanoTime.getAsLong() - known.since < TRUSTED_NANOS && known.breakdowns == breakdowns.get();
            if (recent || isAlive(known.session)) {
                return known.session;
            }
            known.session.closeQuietly();
        }
        return source.open();
    }

    private static boolean isAlive(Session session) {
        try {
            return session.dialect().isFit(session, SECONDS_TO_ANSWER);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        free.acquireUninterruptibly(size);
        try {
            idle.forEach(known -> known.session.closeQuietly());
            idle.clear();
        } finally {
            free.release(size);
        }
    }
}
