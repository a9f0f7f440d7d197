package dev.masthead.examples.cluster;

import java.time.Duration;

/** Measures the longest time between two successes, from the start of a load to its end. Thread-safe. */
final class GapClock {

    private long last;
    private long longest;
    private long successes;

    /** A load begins: what was before does not count, but the wait for its first success does. */
    synchronized void start() {
        last = System.nanoTime();
        longest = 0;
    }

    synchronized void success() {
        successes++;
        look();
    }

    /** The load is at its end: a service that never came back shows as a gap, too. */
    synchronized void stop() {
        look();
    }

    synchronized long successes() {
        return successes;
    }

    /** The longest gap since the last start. */
    synchronized Duration longest() {
        return Duration.ofNanos(longest);
    }

    private void look() {
        long now = System.nanoTime();
        longest = Math.max(longest, now - last);
        last = now;
    }
}
