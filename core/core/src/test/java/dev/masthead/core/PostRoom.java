package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** An outbox in memory, with a clock that is set by hand, whose attempts are made on the calling thread. */
final class PostRoom implements AutoCloseable {

    static final Instant START = Instant.parse("2026-05-04T10:15:30.123456Z");
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    final RecordStore store = new MemoryStorage().open(StoreSettings.none(), List.of(Outbox.COLLECTION));
    final Outbox outbox = Outbox.in(store, this::now);
    final Leases leases;
    final Deliverer deliverer;
    private Instant now = START;

    PostRoom() {
        this(store -> store, new Random(1), () -> false);
    }

    PostRoom(UnaryOperator<RecordStore> wrapped, Random random, BooleanSupplier pause) {
        this.leases = new Leases(wrapped.apply(store), this::now, random, RetryPlan.usual(), "here", TOLERANCE);
        this.deliverer = new Deliverer(leases, pause);
    }

    Instant now() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    OutboxEntry add(String subject, String channel) {
        Batch.Builder batch = Batch.builder();
        Outbox.insert(subject, List.of(channel), now).forEach(batch::add);
        store.commit(batch.build());
        return entry(subject + ":" + channel);
    }

    OutboxEntry entry(String id) {
        return outbox.find(id).orElseThrow();
    }

    StoredRecord record(String id) {
        return store.get(Outbox.COLLECTION.name(), id).orElseThrow();
    }

    /** One attempt at everything that is due. */
    void round(Channel channel) {
        for (StoredRecord due : leases.due(channel.name(), 100)) {
            deliverer.attempt(due, channel, delivering -> delivering);
        }
    }

    Optional<Leases.Held> take(String id) {
        return leases.take(record(id), Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        store.close();
    }
}
