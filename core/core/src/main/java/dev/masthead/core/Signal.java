package dev.masthead.core;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes one thread, now or when it next waits, and tells all that it is over. Thread-safe. */
final class Signal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean raised;
    private boolean closed;

    void raise() {
        lock.lock();
        try {
            raised = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        lock.lock();
        try {
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is raised, and lowers it. */
    void await(Duration longest) {
        lock.lock();
        try {
            waitWhile(() -> !raised && !closed, longest);
            raised = false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits out a time, unless it is over.
     *
     * @return whether it goes on
     */
    boolean pause(Duration time) {
        lock.lock();
        try {
            waitWhile(() -> !closed, time);
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** An interrupt ends the waiting and is left for the caller. */
    private void waitWhile(BooleanSupplier condition, Duration longest) {
        long nanos = longest.toNanos();
        try {
            while (nanos > 0 && condition.getAsBoolean()) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
