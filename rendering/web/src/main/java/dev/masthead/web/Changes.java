package dev.masthead.web;

import dev.masthead.core.ChangeLog;
import dev.masthead.core.ChangeLog.Change;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Follows the change log and hands each change on, in order and once. Changes of this node count at once, those of others
 * within {@value #POLL_MILLIS} ms of the next request. Thread-safe.
 */
final class Changes {

    /** No number of a change. */
    static final long UNKNOWN = -2;

    private static final long POLL_MILLIS = 200;
    private static final int MOST_AT_ONCE = 500;

    private final ChangeLog log;
    private final InstantSource clock;
    private final Consumer<Change> follower;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long followed;
    private volatile long askedAt;

    /** Begins behind what the log holds now. */
    Changes(ChangeLog log, InstantSource clock, Consumer<Change> follower) {
        this.log = log;
        this.clock = clock;
        this.follower = follower;
        this.askedAt = clock.millis();
        this.followed = log.head();
    }

    /**
     * The number of the newest change that was followed.
     *
     * @throws dev.masthead.spi.StoreException when it is time to ask the store, and it does not answer
     */
    long current() {
        if (log.newestSeen() > followed) {
            lock.lock();
            follow();
        } else if (isTime(clock.millis()) && lock.tryLock()) {
            follow();
        }
        return followed;
    }

    /** The same when nothing has to be asked for that, else {@link #UNKNOWN}. */
    long known(Instant now) {
        return log.newestSeen() > followed || isTime(now.toEpochMilli()) ? UNKNOWN : followed;
    }

    private boolean isTime(long now) {
        return Math.abs(now - askedAt) >= POLL_MILLIS;
    }

    private void follow() {
        try {
            long asking = clock.millis();
            List<Change> news;
            do {
                news = log.after(followed, MOST_AT_ONCE);
                for (Change change : news) {
                    follower.accept(change);
                    followed = change.number();
                }
            } while (news.size() == MOST_AT_ONCE);
            askedAt = asking;
        } finally {
            lock.unlock();
        }
    }
}
