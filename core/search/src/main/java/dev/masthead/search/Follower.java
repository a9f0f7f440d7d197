package dev.masthead.search;

import dev.masthead.core.Articles;
import dev.masthead.core.ChangeLog;
import dev.masthead.core.ChangeLog.Change;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index at the change log: changes of this node count at once, those of others within {@value #POLL_MILLIS} ms of
 * the next search. More than {@value #MOST_AT_ONCE} changes are followed in the background. Thread-safe.
 */
final class Follower {

    private static final Logger LOG = LoggerFactory.getLogger(ArticleSearch.class);
    private static final long POLL_MILLIS = 200;
    private static final int MOST_AT_ONCE = 500;
    private static final int COMMIT_CHANGES = 2_000;
    private static final long COMMIT_MILLIS = 30_000;

    private final Articles articles;
    private final ChangeLog log;
    private final SearchIndex index;
    private final InstantSource clock;
    private final Executor executor;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean catchingUp = new AtomicBoolean();
    private volatile boolean closed;
    private volatile long askedAt;
    private long committed;
    private long committedAt;

    Follower(Articles articles, SearchIndex index, InstantSource clock, Executor executor) {
        this.articles = articles;
        this.log = articles.changes();
        this.index = index;
        this.clock = clock;
        this.executor = executor;
        this.committed = index.number();
        this.committedAt = clock.millis();
    }

    /** Begins anew when the index is of another store, and follows what is new in the background. */
    void start() throws IOException {
        if (!isOfThisStore()) {
            LOG.warn(
                    "masthead.search.foreign The index is of another store, or of one that was restored. It is made anew.");
            index.clear();
        }
        if (log.head() > index.number()) {
            catchUp();
        }
    }

    private boolean isOfThisStore() {
        long number = index.number();
        return number == 0
                || log.after(number - 1, 1).stream()
                        .anyMatch(last -> last.number() == number && name(last).equals(index.change()));
    }

    /** Before a search. */
    void follow() {
        if (catchingUp.get()) {
            return;
        }
        if (log.newestSeen() > index.number()) {
            lock.lock();
        } else if (!isTime() || !lock.tryLock()) {
            return;
        }
        try {
            if (next() == MOST_AT_ONCE) {
                catchUp();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isTime() {
        return Math.abs(clock.millis() - askedAt) >= POLL_MILLIS;
    }

    private void catchUp() {
        if (catchingUp.compareAndSet(false, true)) {
            try {
                executor.execute(this::followAll);
            } catch (RejectedExecutionException e) {
                catchingUp.set(false);
                LOG.warn("masthead.search.refused The executor takes no work; the index follows at the next search.");
            }
        }
    }

    private void followAll() {
        try {
            boolean more = true;
            while (more) {
                lock.lock();
                try {
                    more = next() == MOST_AT_ONCE;
                    if (!more && !closed) {
                        commit();
                    }
                } finally {
                    lock.unlock();
                }
            }
        } catch (IOException | RuntimeException e) {
            // The next search tries again, and tells.
            LOG.warn(
                    "masthead.search.interrupted The index goes on at the next search. cause={}",
                    e.getClass().getName());
        } finally {
            catchingUp.set(false);
        }
    }

    /** Follows some changes; the lock is held. */
    private int next() {
        if (closed) {
            return 0;
        }
        try {
            long asking = clock.millis();
            List<Change> news = log.after(index.number(), MOST_AT_ONCE);
            if (!news.isEmpty()) {
                take(news);
            }
            askedAt = asking;
            return news.size();
        } catch (IOException e) {
            throw new SearchException("The index cannot be written; check the disk of its folder", e);
        }
    }

    private void take(List<Change> news) throws IOException {
        Set<String> changed = new LinkedHashSet<>();
        news.forEach(change -> changed.add(change.article()));
        for (String id : changed) {
            if (closed) {
                return;
            }
            index.put(id, articles.find(id));
        }
        Change last = news.get(news.size() - 1);
        index.reached(last.number(), name(last));
        if (last.number() - committed >= COMMIT_CHANGES || clock.millis() - committedAt >= COMMIT_MILLIS) {
            commit();
        }
    }

    private void commit() throws IOException {
        index.commit();
        committed = index.number();
        committedAt = clock.millis();
    }

    private static String name(Change change) {
        return change.article() + "@" + change.at();
    }

    /** Stops what is under way and closes the index. */
    void close() throws IOException {
        closed = true;
        lock.lock();
        try {
            index.close();
        } finally {
            lock.unlock();
        }
    }
}
