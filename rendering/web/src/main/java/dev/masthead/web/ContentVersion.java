package dev.masthead.web;

import dev.masthead.core.ChangeLog;
import java.time.InstantSource;

/**
 * The number of the newest change of an article: what is kept of a page is right as long as this number stays. Changes
 * of this node count at once, those of others within {@value #POLL_MILLIS} ms. Thread-safe.
 */
final class ContentVersion {

    private static final long POLL_MILLIS = 200;

    private final ChangeLog changes;
    private final InstantSource clock;
    private volatile long polled;
    private volatile long polledAt = Long.MIN_VALUE;

    ContentVersion(ChangeLog changes, InstantSource clock) {
        this.changes = changes;
        this.clock = clock;
    }

    long current() {
        long now = clock.millis();
        if (polledAt == Long.MIN_VALUE || Math.abs(now - polledAt) >= POLL_MILLIS) {
            polledAt = now;
            polled = changes.head();
        }
        return Math.max(polled, changes.newestSeen());
    }
}
