package dev.masthead.core;

import java.time.Duration;
import java.util.Optional;

/**
 * A way in which things leave the house: mail to the editors, a webhook, a chat. A {@link Courier} calls it.
 *
 * @implSpec
 *     <ul>
 *       <li>D-01: {@link #name()} is 1 to 20 lower-case letters, digits and hyphens, a letter first, always the same, and
 *           of no other channel of the courier.
 *       <li>D-02: {@link #deliver} may be called by several threads at once, up to {@link Limits#parallel()}.
 *       <li>D-03: it looks the content up by {@link OutboxEntry#subject()}; a subject that is gone is {@link
 *           Delivery.Refused}.
 *       <li>D-04: {@link Delivery.Delivered} means that the receiver has acknowledged it.
 *       <li>D-05: {@link Delivery.Failed} means that the receiver certainly does not have it, or knows repeats by {@link
 *           OutboxEntry#id()}: it may be tried many times.
 *       <li>D-06: whatever else happened is {@link Delivery.Unknown}; so is an exception. It is tried once more at most.
 *       <li>D-07: what is sent carries the entry's id in some form that is the same for every attempt, where the medium
 *           has a place for one.
 *       <li>D-08: it comes back within {@link Limits#time()}, or soon after its thread is interrupted.
 *       <li>D-09: no text of a reader is in a log line, an exception's message or a reason.
 *     </ul>
 */
public interface Channel {

    /** The name by which entries choose it. */
    String name();

    /**
     * Delivers what an entry is about, once.
     *
     * @param entry what to deliver; as it was when this attempt began
     * @return what became of it
     */
    Delivery deliver(OutboxEntry entry);

    /** How much it may do at once and in time; {@link Limits#usual()} when not overridden. Always the same. */
    default Limits limits() {
        return Limits.usual();
    }

    /**
     * Bounds of a channel, for each courier.
     *
     * @param parallel the most deliveries at once, 1 to 64
     * @param interval the shortest time between the beginnings of two deliveries; empty for none
     * @param time the longest that a delivery takes; what takes longer is interrupted and counts as unknown, and holds its
     *     place among the parallel ones until it comes back; 1 second to 1 hour
     */
    record Limits(int parallel, Optional<Duration> interval, Duration time) {

        private static final int MAX_PARALLEL = 64;
        private static final Duration LONGEST = Duration.ofHours(1);

        /** Checks the bounds. */
        public Limits {
            if (parallel < 1 || parallel > MAX_PARALLEL) {
                throw new IllegalArgumentException("A channel delivers 1 to 64 at once, not " + parallel);
            }
            if (interval.filter(Duration::isNegative).isPresent()) {
                throw new IllegalArgumentException("The interval between two deliveries is not negative");
            }
            if (time.compareTo(Duration.ofSeconds(1)) < 0 || time.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("A delivery may take 1 second to 1 hour, not " + time);
            }
        }

        /** Four at once, as fast as they go, each within a minute. */
        public static Limits usual() {
            return new Limits(4, Optional.empty(), Duration.ofMinutes(1));
        }

        /** A copy with another number at once. */
        public Limits parallel(int most) {
            return new Limits(most, interval, time);
        }

        /** A copy that begins at most so many deliveries a minute, evenly. */
        public Limits perMinute(int most) {
            return new Limits(parallel, Optional.of(Duration.ofMinutes(1).dividedBy(most)), time);
        }

        /** A copy with another limit on the time of a delivery. */
        public Limits time(Duration longest) {
            return new Limits(parallel, interval, longest);
        }
    }
}
