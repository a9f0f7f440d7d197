package dev.masthead.storage.jdbc;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * How often what has failed, and changed nothing, is tried again: bounded in number and in time, with a pause that grows
 * and varies so that those who met once do not meet again.
 *
 * @param nanoTime the clock
 * @param below a source of randomness: a number from 0 to below its argument
 * @param areAllowed whether anything is tried again
 */
record Retries(LongSupplier nanoTime, LongUnaryOperator below, boolean areAllowed) {

    /** Inside somebody else's transaction nothing is tried twice. */
    static final Retries NONE = new Retries(() -> 0, below -> 0, false);

    /** How often a lost connection, or a server that takes no writes, is replaced. */
    private static final int NEW_CONNECTIONS = 3;

    private static final int CONTENTIONS = 40;
    private static final long MOST_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long FIRST_PAUSE = Duration.ofMillis(1).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(100).toNanos();

    Attempts start() {
        return new Attempts(this, nanoTime.getAsLong());
    }

    /** The attempts at one operation. Not thread-safe. */
    static final class Attempts {

        private final Retries retries;
        private final long start;
        private int contentions;
        private int connections;

        private Attempts(Retries retries, long start) {
            this.retries = retries;
            this.start = start;
        }

        /** Pauses and returns true when another attempt is worth it, and false when enough is enough. */
        boolean mayTryAgain(Failure failure) {
            if (!retries.areAllowed
                    || retries.nanoTime.getAsLong() - start > MOST_NANOS
                    || Thread.currentThread().isInterrupted()) {
                return false;
            }
            return switch (failure) {
                case CONTENTION -> {
                    pause(FIRST_PAUSE << Math.min(contentions, 10));
                    yield ++contentions <= CONTENTIONS;
                }
                case LOST, NOT_WRITABLE -> ++connections <= NEW_CONNECTIONS;
                case DUPLICATE, TIMEOUT, REFUSED, UNCLEAR -> false;
            };
        }

        private void pause(long nanos) {
            LockSupport.parkNanos(retries.below.applyAsLong(Math.min(nanos, LONGEST_PAUSE) + 1));
        }

        int made() {
            return 1 + contentions + connections;
        }
    }
}
