package dev.masthead.core;

import java.time.Duration;

/** Wakes one thread, now or when it next waits, and tells all that it is over. Thread-safe. */
final class Signal {

    private boolean raised;
    private boolean closed;

    synchronized void raise() {
        raised = true;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    /** Waits until it is raised, and lowers it. */
    synchronized void await(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        boolean waiting = true;
        while (waiting && !raised && !closed) {
            waiting = waited(end);
        }
        raised = false;
    }

    /**
     * Waits out a time, unless it is over.
     *
     * @return whether it goes on
     */
    synchronized boolean pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        boolean waiting = true;
        while (waiting && !closed) {
            waiting = waited(end);
        }
        return !closed;
    }

    /** Waits for a change; an interrupt ends the waiting and is left for the caller. */
    private boolean waited(long end) {
        long nanos = end - System.nanoTime();
        if (nanos <= 0) {
            return false;
        }
        try {
            wait(nanos / 1_000_000, (int) (nanos % 1_000_000));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
