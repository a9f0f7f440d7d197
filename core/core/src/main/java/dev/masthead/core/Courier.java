package dev.masthead.core;

import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what is in the {@link Outbox}, in threads of its own, until it is closed. Thread-safe.
 *
 * <p>Any number of couriers, in any number of processes, share one store: each entry is taken by compare-and-set and
 * leased for as long as its delivery may take, and the tolerance beyond. Nothing is delivered more than twice, and twice
 * only after a process ended, a result could not be recorded, or a channel did not know what became of an attempt; a
 * channel may report a {@link Delivery.Failed} that a repeat does not harm (D-05), and is then called again. Nodes' clocks
 * may differ by the tolerance: with more, an entry may be taken over while it is being delivered, still never a third
 * time. A store that fails makes it wait, never end.
 *
 * <p>It also removes what means nothing any more: delivered entries after a time, and what {@link Builder#expiry} names, in
 * batches of 500, once a minute and while there is more once a second. Entries that are not delivered stay, whatever their
 * age: dead ones until somebody sends them again.
 */
public final class Courier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration LAST_RECORDS = Duration.ofSeconds(5);

    private final Leases leases;
    private final Deliverer deliverer;
    private final List<Lane> lanes = new ArrayList<>();
    private final Purge purge;
    private final Signal signal;
    private final Duration poll;
    private final Duration patience;
    private final TimeLimits limits;
    private final ExecutorService workers;
    private final Thread dispatcher;

    private Courier(Builder builder) {
        this.leases = new Leases(
                builder.store, builder.clock, builder.random, builder.plan, builder.node(), builder.tolerance);
        this.purge = new Purge(builder.store, builder.clock, builder.expiries());
        this.signal = new Signal();
        this.poll = builder.poll;
        this.patience = builder.patience;
        this.deliverer = new Deliverer(leases, () -> signal.pause(poll));
        builder.channels.forEach(channel -> lanes.add(new Lane(channel, builder.clock, builder.random)));
        if (lanes.stream().map(lane -> lane.channel().name()).distinct().count() < lanes.size()) {
            throw new IllegalArgumentException("Two channels have the same name: rename one of them");
        }
        this.limits = new TimeLimits(builder.threads);
        this.workers = Executors.newCachedThreadPool(builder.threads);
        this.dispatcher = Objects.requireNonNull(builder.threads.newThread(this::dispatch), "thread");
    }

    /**
     * Starts a courier's settings.
     *
     * @param store has {@link Outbox#COLLECTION}; it is closed after the courier
     */
    public static Builder builder(RecordStore store) {
        return new Builder(store);
    }

    /** Looks at once for what is due: to be called when a commit has added an entry. Never waits. */
    public void wake() {
        signal.raise();
    }

    /**
     * Begins no further delivery, waits for those under way, interrupts them when that takes too long, and ends its
     * threads. What was interrupted is taken up again when its lease ends. Closing again does nothing.
     */
    @Override
    public void close() {
        signal.close();
        joinDispatcher();
        workers.shutdown();
        if (!ended(patience)) {
            limits.interruptAll();
            if (!ended(LAST_RECORDS)) {
                workers.shutdownNow();
            }
        }
        limits.close();
    }

    /** It may be asking the store, which is closed next. */
    private void joinDispatcher() {
        try {
            dispatcher.join(patience.toMillis() + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended(Duration time) {
        try {
            return workers.awaitTermination(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void dispatch() {
        while (signal.isOpen()) {
            Duration wait = Purge.REST;
            for (Lane lane : lanes) {
                wait = shorter(wait, serve(lane));
            }
            // Last, as what leaves is more urgent.
            signal.await(shorter(wait, purge.run()));
        }
    }

    /** How long the lane can be left alone. */
    private Duration serve(Lane lane) {
        try {
            lane.refill(leases);
            int hired = lane.hire();
            for (int worker = 0; worker < hired; worker++) {
                workers.execute(() -> work(lane));
            }
            Duration turn = lane.waiting();
            return turn.isZero() ? poll : turn;
        } catch (RejectedExecutionException closed) {
            return poll;
        } catch (RuntimeException e) {
            // Whatever it is, it passes or comes again: the next look is a poll away.
            LOG.warn("masthead.courier.paused cause={}", e.getClass().getName());
            return poll;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private void work(Lane lane) {
        Optional<StoredRecord> candidate = lane.next();
        while (candidate.isPresent()) {
            deliver(lane, candidate.get());
            candidate = lane.next();
        }
        signal.raise();
    }

    private void deliver(Lane lane, StoredRecord candidate) {
        if (!signal.isOpen()) {
            lane.forget();
            lane.done(candidate);
            return;
        }
        try {
            deliverer.attempt(
                    candidate,
                    lane.channel(),
                    delivering -> limits.within(lane.limits().time(), delivering));
        } catch (RuntimeException e) {
            LOG.warn("masthead.courier.paused cause={}", e.getClass().getName());
            lane.forget();
            signal.pause(poll);
        } finally {
            lane.done(candidate);
        }
    }

    /** Builds a {@link Courier}; not thread-safe. */
    public static final class Builder {

        private static final int NODE_BYTES = 6;

        private final RecordStore store;
        private final List<Channel> channels = new ArrayList<>();
        private final List<Expiry> expiries = new ArrayList<>();
        private Duration keepDelivered = Duration.ofDays(30);
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = new SecureRandom();
        private RetryPlan plan = RetryPlan.usual();
        private Duration poll = Duration.ofSeconds(1);
        private Duration patience = Duration.ofSeconds(20);
        private Duration tolerance = Duration.ofMinutes(2);
        private Optional<String> node = Optional.empty();
        private ThreadFactory threads = Builder::daemon;

        private Builder(RecordStore store) {
            this.store = Objects.requireNonNull(store, "store");
        }

        /** One more channel; entries of other channels are left alone. */
        public Builder channel(Channel channel) {
            channels.add(channel);
            return this;
        }

        /** How long a delivered entry is kept, so that an editor sees what left: 0 to 100,000 days; 30 days when not set. */
        public Builder keepDelivered(Duration time) {
            this.keepDelivered = Objects.requireNonNull(time, "time");
            return this;
        }

        /** One more kind of record that is removed in time. */
        public Builder expiry(Expiry expiry) {
            expiries.add(expiry);
            return this;
        }

        /** The clock; the system's when not set. */
        public Builder clock(InstantSource source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** What spreads repeats and couriers; a thread-safe source. */
        public Builder random(RandomGenerator source) {
            this.random = Objects.requireNonNull(source, "source");
            return this;
        }

        /** When what failed is tried again; {@link RetryPlan#usual()} when not set. */
        public Builder retry(RetryPlan when) {
            this.plan = Objects.requireNonNull(when, "when");
            return this;
        }

        /** How often it looks for what is due without being woken; 1 second when not set. */
        public Builder poll(Duration interval) {
            if (interval.isZero() || interval.isNegative()) {
                throw new IllegalArgumentException("A courier looks at intervals longer than nothing");
            }
            this.poll = interval;
            return this;
        }

        /** How long {@link Courier#close()} waits for deliveries under way; 20 seconds when not set. */
        public Builder patience(Duration longest) {
            this.patience = Objects.requireNonNull(longest, "longest");
            return this;
        }

        /** How far the clocks of two nodes may be apart, the time of a commit included; 2 minutes when not set. */
        public Builder tolerance(Duration between) {
            this.tolerance = Objects.requireNonNull(between, "between");
            return this;
        }

        /** The name that leases carry, for who reads the store; random when not set. */
        public Builder node(String name) {
            this.node = Optional.of(name);
            return this;
        }

        /** Where threads come from; daemons when not set. */
        public Builder threads(ThreadFactory factory) {
            this.threads = Objects.requireNonNull(factory, "factory");
            return this;
        }

        private List<Expiry> expiries() {
            List<Expiry> all = new ArrayList<>(List.of(Expiry.ofDelivered(keepDelivered)));
            all.addAll(expiries);
            return all;
        }

        private String node() {
            return node.orElseGet(() -> {
                byte[] bytes = new byte[NODE_BYTES];
                random.nextBytes(bytes);
                return HexFormat.of().formatHex(bytes);
            });
        }

        private static Thread daemon(Runnable work) {
            Thread thread = new Thread(work, "masthead-courier");
            thread.setDaemon(true);
            return thread;
        }

        /**
         * A courier at work.
         *
         * @throws IllegalArgumentException when two channels have the same name, one has none that is allowed, or the
         *     time that delivered entries are kept is out of bounds
         */
        public Courier start() {
            Courier courier = new Courier(this);
            courier.dispatcher.start();
            return courier;
        }
    }
}
