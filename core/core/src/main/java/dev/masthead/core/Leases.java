package dev.masthead.core;

import dev.masthead.spi.ConflictException;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Finds due entries, takes leases on them and records what became of them. Each step is one compare-and-set, so that of several
 * couriers one has an entry at a time, and what was recorded under a lost lease changes nothing. Thread-safe.
 */
final class Leases {

    /** The reason of an entry that was tried twice without anybody knowing what became of it. */
    static final String UNKNOWN_TWICE = "unknown-twice";

    private static final int MOST_UNRESOLVED = 2;

    private final RecordStore store;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final RetryPlan plan;
    private final String owner;
    private final Duration tolerance;

    Leases(
            RecordStore store,
            InstantSource clock,
            RandomGenerator random,
            RetryPlan plan,
            String owner,
            Duration tolerance) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.plan = plan;
        this.owner = owner;
        this.tolerance = tolerance;
    }

    /**
     * An entry that is ours until its lease ends.
     *
     * @param record the stored record as it was before
     * @param entry as it is now
     * @param certain whether the lease is known to be stored; it is to be given back otherwise
     */
    record Held(StoredRecord record, OutboxEntry entry, boolean certain) {

        /** The record that holds the lease: what is written over it must expect it. */
        private StoredRecord leased() {
            return new StoredRecord(record.id(), record.version() + 1, "");
        }
    }

    /** What is due on a channel, the longest waiting first. */
    List<StoredRecord> due(String channel, int limit) {
        return store.query(Query.of(Outbox.COLLECTION.name(), "by_due")
                        .equal("channel", channel)
                        .to(KeyValue.of(clock.instant().plus(1, ChronoUnit.MICROS)))
                        .limit(limit)
                        .build())
                .records();
    }

    /**
     * Takes an entry for one delivery, and counts that delivery as unknown from now on: a process that ends here leaves
     * the right number behind.
     *
     * @param time the longest that the delivery may take
     * @return empty when it is not due, when somebody else was faster, or when it was tried twice already and is dead now
     */
    Optional<Held> take(StoredRecord record, Duration time) {
        OutboxEntry entry = Outbox.read(record);
        Instant now = clock.instant();
        if (entry.state() != OutboxEntry.State.PENDING || entry.dueAt().isAfter(now)) {
            return Optional.empty();
        }
        if (entry.unresolved() >= MOST_UNRESOLVED) {
            write(record, entry.dead(UNKNOWN_TWICE, now));
            return Optional.empty();
        }
        Instant until = now.plus(time).plus(tolerance).truncatedTo(ChronoUnit.MICROS);
        OutboxEntry leased = entry.leased(new OutboxEntry.Lease(owner, until));
        try {
            return write(record, leased) ? Optional.of(new Held(record, leased, true)) : Optional.empty();
        } catch (UnknownOutcomeException e) {
            return Optional.of(new Held(record, leased, false));
        }
    }

    /** Whether a delivery that begins now ends before the lease: storing the lease may have taken long. */
    boolean isFresh(Held held, Duration time) {
        Instant until = held.entry().lease().orElseThrow().until();
        return held.certain() && !clock.instant().plus(time).isAfter(until);
    }

    /** Records that nothing was begun. */
    void giveBack(Held held) {
        write(held.leased(), held.entry().givenBack(clock.instant()));
    }

    /**
     * Records what became of a delivery; when somebody else has taken the entry meanwhile, nothing.
     *
     * @return whether it was recorded
     */
    boolean settle(Held held, Delivery delivery) {
        return write(held.leased(), after(held.entry(), delivery, clock.instant()));
    }

    private OutboxEntry after(OutboxEntry entry, Delivery delivery, Instant now) {
        if (delivery instanceof Delivery.Refused refused) {
            return entry.resolved().dead(refused.reason(), now);
        }
        if (delivery instanceof Delivery.Failed failed) {
            return later(entry.resolved(), failed.reason(), failed.retryAfter(), now);
        }
        if (delivery instanceof Delivery.Unknown unknown) {
            return entry.unresolved() >= MOST_UNRESOLVED
                    ? entry.dead(UNKNOWN_TWICE, now)
                    : later(entry, unknown.reason(), Optional.empty(), now);
        }
        return entry.delivered(now);
    }

    private OutboxEntry later(OutboxEntry entry, String reason, Optional<Duration> retryAfter, Instant now) {
        return plan.next(entry, retryAfter, now, random)
                .map(due -> entry.retriedAt(due, reason))
                .orElseGet(() -> entry.dead(reason, now));
    }

    private boolean write(StoredRecord old, OutboxEntry entry) {
        try {
            RecordStores.commit(store, Outbox.replace(old, entry));
            return true;
        } catch (ConflictException somebodyWasFaster) {
            return false;
        }
    }
}
