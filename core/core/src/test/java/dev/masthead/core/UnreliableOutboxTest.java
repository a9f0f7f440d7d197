package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.StoreException;
import dev.masthead.storage.tck.UnreliableStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Couriers on a store that fails now and then, with a channel that does not always know what it did, in a process that may
 * end before it has recorded a result: nothing is lost, nothing reaches its receiver a third time.
 */
class UnreliableOutboxTest {

    private static final int SEEDS = 1_000;
    private static final int ENTRIES = 5;
    private static final int ROUNDS = 400;

    private int delivered;
    private int deadWithoutEffect;
    private int twice;

    @Test
    void nothingIsLostAndNothingIsDeliveredMoreThanTwice() {
        for (long seed = 0; seed < SEEDS; seed++) {
            check(seed);
        }
        assertTrue(delivered > SEEDS * ENTRIES / 2, "delivered: " + delivered);
        assertTrue(twice > 0, "the failures never bit");
        assertTrue(deadWithoutEffect > 0, "the unknown outcomes never bit");
    }

    private void check(long seed) {
        Random random = new Random(seed);
        try (PostRoom room =
                new PostRoom(store -> new UnreliableStore(store, random, 0.2), random, () -> random.nextInt(4) != 0)) {
            for (int i = 0; i < ENTRIES; i++) {
                room.add("r" + i, "mail");
            }
            TestChannel channel = doubtful(random);
            for (int round = 0; round < ROUNDS; round++) {
                round(room, channel);
                room.pass(Duration.ofMinutes(30));
            }
            for (int i = 0; i < ENTRIES; i++) {
                judge(room.entry("r" + i + ":mail"), channel, "seed " + seed);
            }
        }
    }

    private static void round(PostRoom room, Channel channel) {
        try {
            room.round(channel);
        } catch (StoreException e) {
            // The courier looks again later.
        }
    }

    /** Delivers, fails, or does not know, and then has delivered or not. */
    private static TestChannel doubtful(Random random) {
        TestChannel channel = TestChannel.answering(entry -> Delivery.delivered());
        return new TestChannel("mail", channel.received(), entry -> switch (random.nextInt(8)) {
            case 0, 1 -> Delivery.failed("connect");
            case 2 -> {
                channel.receive(entry);
                throw new IllegalStateException("cut off after the end");
            }
            case 3 -> Delivery.unknown("cut-off");
            default -> Delivery.delivered();
        });
    }

    private void judge(OutboxEntry entry, TestChannel channel, String where) {
        int effects = channel.received().getOrDefault(entry.id(), 0);
        assertTrue(effects <= 2, where + " delivered " + effects + " times: " + entry);
        twice += effects == 2 ? 1 : 0;
        if (entry.state() == OutboxEntry.State.DELIVERED) {
            delivered++;
            assertTrue(effects >= 1, where + " says delivered and did not: " + entry);
            return;
        }
        deadWithoutEffect += effects == 0 ? 1 : 0;
        assertEquals(OutboxEntry.State.DEAD, entry.state(), where + " forgot " + entry);
        assertEquals(Optional.of(Leases.UNKNOWN_TWICE), entry.reason(), where);
    }
}
