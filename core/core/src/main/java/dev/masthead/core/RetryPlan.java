package dev.masthead.core;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery that failed is tried again: exponential backoff with full jitter. Immutable.
 *
 * @param first the longest wait after the first attempt; each further one doubles it
 * @param most the longest wait of all
 * @param giveUpAfter how long after it was made, or sent again, an entry is dead
 */
public record RetryPlan(Duration first, Duration most, Duration giveUpAfter) {

    /** Checks that every duration is positive. */
    public RetryPlan {
        if (first.compareTo(Duration.ofMillis(1)) < 0
                || most.compareTo(first) < 0
                || giveUpAfter.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A retry plan waits a millisecond or longer first, never less later, and gives up after that");
        }
    }

    /** Up to ten seconds, doubling to six hours; dead after three days. */
    public static RetryPlan usual() {
        return new RetryPlan(Duration.ofSeconds(10), Duration.ofHours(6), Duration.ofDays(3));
    }

    /**
     * When an entry that has just failed is tried again.
     *
     * @return empty when its time is over
     */
    Optional<Instant> next(OutboxEntry entry, Optional<Duration> retryAfter, Instant now, RandomGenerator random) {
        Instant end = entry.triedSince().plus(giveUpAfter);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Duration wait = jittered(entry.attempts(), random);
        Duration asked = retryAfter.map(this::bounded).orElse(Duration.ZERO);
        Instant due = now.plus(asked.compareTo(wait) > 0 ? asked : wait);
        // The last attempt is made when the time is over, not given away.
        return Optional.of(due.isBefore(end) ? due : end);
    }

    private Duration bounded(Duration asked) {
        return asked.compareTo(most) > 0 ? most : asked;
    }

    private Duration jittered(int attempts, RandomGenerator random) {
        long bound = first.toMillis();
        for (int attempt = 1; attempt < attempts && bound < most.toMillis(); attempt++) {
            bound *= 2;
        }
        return Duration.ofMillis(random.nextLong(Math.min(bound, most.toMillis()) + 1));
    }
}
