package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import dev.masthead.spi.UnknownOutcomeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets the commits of several threads share one transaction, and so one wait for the disk.
 *
 * <p>There is no thread of its own: whoever finds nobody at work becomes the leader and writes everything that waits, its
 * own batch included; what arrives meanwhile is the next group, led by the first of those who wait.
 *
 * @param <T> what is committed
 */
final class GroupCommit<T> {

    /** The most batches in one group: bounds how long the first has to wait for the others. */
    static final int MAX_GROUP = 64;

    /** One thread's batch and what became of it. */
    static final class Ticket<T> {
        private final T batch;
        private final Thread owner = Thread.currentThread();
        private volatile boolean leads;
        private volatile boolean settled;
        private @Nullable RuntimeException failure;

        private Ticket(T batch) {
            this.batch = batch;
        }

        T batch() {
            return batch;
        }

        /** Acknowledges the batch. */
        void succeed() {
            settle(null);
        }

        void fail(RuntimeException reason) {
            settle(reason);
        }

        private void settle(@Nullable RuntimeException reason) {
            if (!settled) {
                failure = reason;
                settled = true;
                LockSupport.unpark(owner);
            }
        }
    }

    private final Consumer<List<Ticket<T>>> writer;
    private final Queue<Ticket<T>> waiting = new ArrayDeque<>();
    private boolean led;
    private boolean closed;
    private long groups;

    /** The writer is called by one thread at a time and settles every ticket of its group. */
    GroupCommit(Consumer<List<Ticket<T>>> writer) {
        this.writer = writer;
    }

    /** Returns when the batch is committed, or throws why it is not. */
    void commit(T batch) {
        Ticket<T> mine = new Ticket<>(batch);
        enqueue(mine);
        boolean interrupted = false;
        while (!mine.settled && !mine.leads) {
            LockSupport.park(this);
            // An interrupted wait would leave the outcome open; the caller finds the flag afterwards.
            interrupted |= Thread.interrupted();
        }
        if (!mine.settled) {
            lead();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException failure = mine.failure;
        if (failure != null) {
            throw failure;
        }
    }

    private synchronized void enqueue(Ticket<T> mine) {
        if (closed) {
            throw new StoreException("The store is closed; open it again");
        }
        waiting.add(mine);
        if (!led) {
            led = true;
            mine.leads = true;
        }
    }

    private void lead() {
        List<Ticket<T>> group = nextGroup();
        try {
            writer.accept(group);
        } finally {
            group.forEach(GroupCommit::leaveOpen);
            handOver();
        }
    }

    private static void leaveOpen(Ticket<?> ticket) {
        if (!ticket.settled) {
            ticket.fail(new UnknownOutcomeException(
                    "The commit was broken off in another thread; the batch may be stored or not, commit it again",
                    null));
        }
    }

    private synchronized List<Ticket<T>> nextGroup() {
        List<Ticket<T>> group = new ArrayList<>();
        while (!waiting.isEmpty() && group.size() < MAX_GROUP) {
            group.add(waiting.remove());
        }
        groups++;
        return group;
    }

    private synchronized void handOver() {
        Ticket<T> next = waiting.peek();
        if (next == null) {
            led = false;
            notifyAll();
        } else {
            next.leads = true;
            LockSupport.unpark(next.owner);
        }
    }

    /** How many batches wait for a leader. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** How many groups were written so far. */
    synchronized long groups() {
        return groups;
    }

    /** Takes nothing more, and returns when what was taken is written. */
    synchronized void close() {
        closed = true;
        boolean interrupted = false;
        while (led) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
