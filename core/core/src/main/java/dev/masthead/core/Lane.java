package dev.masthead.core;

import dev.masthead.spi.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The candidates of one channel, and how many of its places are taken. Thread-safe. */
final class Lane {

    private static final int CANDIDATES = 64;

    private final Channel channel;
    private final Channel.Limits limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Deque<StoredRecord> candidates = new ArrayDeque<>();
    private final Set<String> inHand = new HashSet<>();
    private int working;
    private Optional<Instant> begunAt = Optional.empty();

    Lane(Channel channel, InstantSource clock, RandomGenerator random) {
        Codes.checkChannel(channel.name());
        this.channel = channel;
        this.limits = channel.limits();
        this.clock = clock;
        this.random = random;
    }

    Channel channel() {
        return channel;
    }

    Channel.Limits limits() {
        return limits;
    }

    /** Asks for more candidates when there are none. Couriers that share the work seldom want the same one. */
    void refill(Leases leases) {
        if (!isHungry()) {
            return;
        }
        List<StoredRecord> due = new ArrayList<>(leases.due(channel.name(), CANDIDATES));
        shuffle(due);
        synchronized (this) {
            due.stream().filter(record -> !inHand.contains(record.id())).forEach(candidates::add);
        }
    }

    private void shuffle(List<StoredRecord> due) {
        for (int i = due.size() - 1; i > 0; i--) {
            due.set(i, due.set(random.nextInt(i + 1), due.get(i)));
        }
    }

    private synchronized boolean isHungry() {
        return candidates.isEmpty() && working < limits.parallel();
    }

    /** Takes places for new workers: as many as there is work for. */
    synchronized int hire() {
        int hired = waiting().isZero() ? Math.min(limits.parallel() - working, candidates.size()) : 0;
        working += hired;
        return hired;
    }

    /** The next candidate for a worker; without one, its place is free again. */
    synchronized Optional<StoredRecord> next() {
        StoredRecord next = waiting().isZero() ? candidates.poll() : null;
        if (next == null) {
            working--;
            return Optional.empty();
        }
        inHand.add(next.id());
        begunAt = Optional.of(clock.instant());
        return Optional.of(next);
    }

    synchronized void done(StoredRecord candidate) {
        inHand.remove(candidate.id());
    }

    /** After a failure of the store, what was read is of no use. */
    synchronized void forget() {
        candidates.clear();
    }

    /** How long the next delivery has to wait for its turn; zero when it may begin. */
    synchronized Duration waiting() {
        Instant now = clock.instant();
        return limits.interval()
                .flatMap(interval -> begunAt.map(begun -> Duration.between(now, begun.plus(interval))))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
    }
}
