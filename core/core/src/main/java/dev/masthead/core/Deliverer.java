package dev.masthead.core;

import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt from lease to record, on the thread that asks for it. Thread-safe. */
final class Deliverer {

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final Leases leases;
    private final BooleanSupplier pause;

    /**
     * With what leases and records.
     *
     * @param pause waits before a result is recorded again; gives whether to go on
     */
    Deliverer(Leases leases, BooleanSupplier pause) {
        this.leases = leases;
        this.pause = pause;
    }

    /**
     * Takes, delivers and records; does nothing when the entry cannot be taken.
     *
     * @param guard puts a time limit around a delivery
     * @throws StoreException when the store fails before anything was delivered
     */
    void attempt(StoredRecord candidate, Channel channel, UnaryOperator<Delivering> guard) {
        Optional<Leases.Held> held = leases.take(candidate, channel.limits().time());
        if (held.isEmpty()) {
            return;
        }
        if (!leases.isFresh(held.get(), channel.limits().time())) {
            recorded(() -> leases.giveBack(held.get()));
            return;
        }
        Delivery delivery = deliver(channel, held.get().entry(), guard);
        recorded(() -> {
            if (!leases.settle(held.get(), delivery)) {
                LOG.warn("masthead.courier.superseded channel={} entry={}", channel.name(), candidate.id());
            }
        });
    }

    /** Whatever is thrown leaves the outcome open; its message is not ours to log. */
    private static Delivery deliver(Channel channel, OutboxEntry entry, UnaryOperator<Delivering> guard) {
        try {
            Delivering delivering = () -> channel.deliver(entry);
            return Objects.requireNonNull(guard.apply(delivering).run(), "A channel gives a delivery");
        } catch (Throwable thrown) {
            LOG.warn(
                    "masthead.courier.threw channel={} entry={} cause={}",
                    channel.name(),
                    entry.id(),
                    thrown.getClass().getName());
            return Delivery.unknown("threw");
        }
    }

    /** A result that is not recorded becomes one more delivery, so the store gets as much time as there is. */
    private void recorded(Runnable record) {
        while (true) {
            try {
                record.run();
                return;
            } catch (StoreException e) {
                LOG.warn("masthead.courier.not-recorded cause={}", e.getClass().getName());
                if (!pause.getAsBoolean()) {
                    return;
                }
            }
        }
    }

    /** A delivery that is yet to be made. */
    @FunctionalInterface
    interface Delivering {

        /** Makes it. */
        Delivery run();
    }
}
