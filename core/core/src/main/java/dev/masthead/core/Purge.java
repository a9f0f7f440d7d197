package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what means nothing any more, a bounded batch at a time, so that it never holds the store for long. Several nodes may
 * do it at once: of two that remove the same records one succeeds, and the other leaves them to it. Not thread-safe.
 */
final class Purge {

    static final int MOST_AT_ONCE = 500;
    static final Duration REST = Duration.ofMinutes(1);
    static final Duration BREATH = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    private final RecordStore store;
    private final InstantSource clock;
    private final List<Expiry> expiries;
    private Instant last = Instant.EPOCH;
    private Duration rest = Duration.ZERO;

    Purge(RecordStore store, InstantSource clock, List<Expiry> expiries) {
        this.store = store;
        this.clock = clock;
        this.expiries = List.copyOf(expiries);
    }

    /**
     * Removes one batch of each kind, unless it has done so just now. That it failed is logged, and tried again later.
     *
     * @return how long it can be left alone: a breath while there is more to remove, a minute otherwise
     */
    Duration run() {
        Instant now = clock.instant();
        Duration since = Duration.between(last, now);
        // A clock that was set back must not keep it waiting.
        if (!since.isNegative() && since.compareTo(rest) < 0) {
            return rest.minus(since);
        }
        boolean more = false;
        for (Expiry expiry : expiries) {
            more |= removedAsManyAsItMay(expiry, now);
        }
        last = now;
        rest = more ? BREATH : REST;
        return rest;
    }

    private boolean removedAsManyAsItMay(Expiry expiry, Instant now) {
        try {
            List<StoredRecord> old =
                    store.query(expiry.query(now, MOST_AT_ONCE)).records();
            if (!old.isEmpty()) {
                store.commit(removing(old, expiry.collection()));
                LOG.debug("masthead.purge.removed collection={} records={}", expiry.collection(), old.size());
            }
            return old.size() == MOST_AT_ONCE;
        } catch (ConflictException anotherNodeWasFirst) {
            LOG.debug("masthead.purge.elsewhere collection={}", expiry.collection());
            return false;
        } catch (RuntimeException e) {
            LOG.warn(
                    "masthead.purge.failed collection={} cause={}",
                    expiry.collection(),
                    e.getClass().getName());
            return false;
        }
    }

    /** As they were read: what has changed meanwhile stays, and the rest with it until the next time. */
    private static Batch removing(List<StoredRecord> old, String collection) {
        Batch.Builder batch = Batch.builder();
        old.forEach(record -> batch.delete(collection, record.id(), record.version()));
        return batch.build();
    }
}
