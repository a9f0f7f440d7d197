package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.UnreliableStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourierTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final RecordStore store = new MemoryStorage().open(StoreSettings.none(), List.of(Outbox.COLLECTION));
    private final Outbox outbox = Outbox.in(store, Instant::now);

    @AfterEach
    void close() {
        store.close();
    }

    private void add(String subject, String... channels) {
        store.commit(new Batch(Outbox.insert(subject, List.of(channels), Instant.now())));
    }

    private static void await(BooleanSupplier met) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (!met.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "it never happened");
            Thread.sleep(2);
        }
    }

    private OutboxEntry.State state(String id) {
        return outbox.find(id).orElseThrow().state();
    }

    @Test
    void severalCouriersDeliverEachOfTwoThousandExactlyOnce() throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            add("r" + i, "mail");
        }
        TestChannel mail = TestChannel.delivering();
        List<Courier> couriers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            couriers.add(Courier.builder(store).channel(mail).node("node" + i).start());
        }
        await(() -> mail.received().size() == 2_000);
        couriers.forEach(Courier::close);
        assertTrue(mail.received().values().stream().allMatch(times -> times == 1));
        assertEquals(0, outbox.newest(OutboxEntry.State.PENDING, 1).entries().size());
    }

    @Test
    void survivesAStoreThatFailsAndLosesNothing() throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            add("r" + i, "mail");
        }
        TestChannel mail = TestChannel.delivering();
        RecordStore unreliable = new UnreliableStore(store, new Random(7), 0.1);
        try (Courier courier = Courier.builder(unreliable)
                .channel(mail)
                .poll(Duration.ofMillis(2))
                .tolerance(Duration.ofMillis(20))
                .retry(new RetryPlan(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofHours(1)))
                .start()) {
            // A lease that was lost is free when its lease ends, which takes a minute: all but few come at once.
            await(() -> mail.received().size() >= 290);
            courier.wake();
        }
        assertTrue(mail.received().values().stream().allMatch(times -> times <= 2));
    }

    @Test
    void aWakeIsEnoughWithoutAnyPoll() throws InterruptedException {
        TestChannel mail = TestChannel.delivering();
        try (Courier courier =
                Courier.builder(store).channel(mail).poll(Duration.ofDays(1)).start()) {
            for (int i = 0; i < 50; i++) {
                String id = "r" + i;
                add(id, "mail");
                courier.wake();
                await(() -> state(id + ":mail") == OutboxEntry.State.DELIVERED);
            }
        }
    }

    @Test
    void anotherNodesEntryIsFoundByPolling() throws InterruptedException {
        TestChannel mail = TestChannel.delivering();
        try (Courier courier =
                Courier.builder(store).channel(mail).poll(Duration.ofMillis(5)).start()) {
            courier.wake();
            add("r1", "mail");
            await(() -> state("r1:mail") == OutboxEntry.State.DELIVERED);
        }
    }

    @Test
    void aChannelNeverWorksOnMoreThanItSays() throws InterruptedException {
        for (int i = 0; i < 60; i++) {
            add("r" + i, "slow");
        }
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Channel slow = channel("slow", Channel.Limits.usual().parallel(3), () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            LockSupport.parkNanos(500_000);
            now.decrementAndGet();
            done.incrementAndGet();
        });
        try (Courier courier = Courier.builder(store).channel(slow).start()) {
            courier.wake();
            await(() -> done.get() == 60);
        }
        assertTrue(most.get() <= 3, "at once: " + most);
    }

    @Test
    void aPacedChannelKeepsItsInterval() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            add("r" + i, "paced");
        }
        Map<Integer, Long> begun = new ConcurrentHashMap<>();
        Channel paced = channel(
                "paced", Channel.Limits.usual().perMinute(3_000), () -> begun.put(begun.size(), System.nanoTime()));
        try (Courier courier = Courier.builder(store).channel(paced).start()) {
            courier.wake();
            await(() -> begun.size() == 10);
        }
        List<Long> times = begun.values().stream().sorted().toList();
        long took = times.get(9) - times.get(0);
        assertTrue(took >= TimeUnit.MILLISECONDS.toNanos(9 * 20 - 20), "too fast: " + took);
    }

    @Test
    void aHangingDeliveryIsInterruptedAndOthersGoOn() throws InterruptedException {
        add("r1", "hangs", "mail");
        AtomicBoolean interrupted = new AtomicBoolean();
        Channel hangs = channel("hangs", Channel.Limits.usual().time(Duration.ofSeconds(1)), () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
                throw new IllegalStateException(e);
            }
        });
        TestChannel mail = TestChannel.delivering();
        try (Courier courier =
                Courier.builder(store).channel(hangs).channel(mail).start()) {
            courier.wake();
            await(() -> state("r1:mail") == OutboxEntry.State.DELIVERED);
            await(() -> outbox.find("r1:hangs").orElseThrow().reason().isPresent());
        }
        assertTrue(interrupted.get());
        assertEquals(1, outbox.find("r1:hangs").orElseThrow().unresolved());
    }

    @Test
    void closingWaitsForWhatIsUnderWayAndBeginsNothing() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            add("r" + i, "slow");
        }
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Channel slow = channel("slow", Channel.Limits.usual().parallel(1), () -> {
            calls.incrementAndGet();
            begun.countDown();
            awaitQuietly(go);
        });
        Courier courier = Courier.builder(store).channel(slow).start();
        begun.await();
        Thread closing = new Thread(courier::close);
        closing.start();
        go.countDown();
        closing.join(LONG.toMillis());
        assertFalse(closing.isAlive());
        long delivered =
                outbox.newest(OutboxEntry.State.DELIVERED, 100).entries().size();
        assertEquals(calls.get(), delivered, "what was begun is recorded");
        courier.close();
    }

    @Test
    void closingInterruptsWhatDoesNotEnd() throws InterruptedException {
        add("r1", "hangs");
        CountDownLatch begun = new CountDownLatch(1);
        Channel hangs = channel("hangs", Channel.Limits.usual(), () -> {
            begun.countDown();
            awaitQuietly(new CountDownLatch(1));
            throw new IllegalStateException("interrupted");
        });
        Courier courier = Courier.builder(store)
                .channel(hangs)
                .patience(Duration.ofMillis(50))
                .start();
        begun.await();
        courier.close();
        assertEquals(1, outbox.find("r1:hangs").orElseThrow().unresolved());
        assertEquals("threw", outbox.find("r1:hangs").orElseThrow().reason().orElseThrow());
    }

    @Test
    void removesWhatWasDeliveredLongAgoWithOrWithoutChannels() throws InterruptedException {
        Instant longAgo = Instant.now().minus(Duration.ofDays(2));
        add("new", "mail");
        store.commit(new Batch(List.of(
                OutboxEntry.pending("old", "mail", longAgo).delivered(longAgo).insert())));
        Courier usual = Courier.builder(store).channel(TestChannel.delivering()).start();
        await(() -> state("new:mail") == OutboxEntry.State.DELIVERED);
        usual.close();
        assertEquals(OutboxEntry.State.DELIVERED, state("old:mail"), "it is kept for 30 days");
        Courier brief = Courier.builder(store).keepDelivered(Duration.ofDays(1)).start();
        await(() -> outbox.find("old:mail").isEmpty());
        brief.close();
        assertEquals(OutboxEntry.State.DELIVERED, state("new:mail"));
    }

    @Test
    void twoChannelsOfOneNameAreRefused() {
        Courier.Builder builder =
                Courier.builder(store).channel(TestChannel.delivering()).channel(TestChannel.delivering());
        assertThrows(IllegalArgumentException.class, builder::start);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Channel channel(String name, Channel.Limits limits, Runnable work) {
        return new Channel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Limits limits() {
                return limits;
            }

            @Override
            public Delivery deliver(OutboxEntry entry) {
                work.run();
                return Delivery.delivered();
            }
        };
    }
}
