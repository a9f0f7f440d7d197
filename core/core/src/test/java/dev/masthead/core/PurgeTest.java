package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import dev.masthead.storage.tck.UnreliableStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PurgeTest {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final Instant START = Instant.parse("2026-05-04T10:15:30.123456Z");

    private final RecordStore store =
            new MemoryStorage().open(StoreSettings.none(), List.of(Outbox.COLLECTION, Quota.COLLECTION));
    private final Outbox outbox = Outbox.in(store, () -> START);
    private Instant now = START;

    @AfterEach
    void close() {
        store.close();
    }

    private Purge purge(RecordStore where) {
        return new Purge(where, () -> now, List.of(Expiry.ofDelivered(KEPT), Quota.EXPIRY));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void add(OutboxEntry entry) {
        store.commit(new Batch(List.of(entry.insert())));
    }

    private void addDelivered(int number) {
        for (int i = 0; i < number; i++) {
            add(OutboxEntry.pending("r" + i, "mail", START).delivered(START));
        }
    }

    private long left(CollectionSpec collection) {
        return store.count(Query.of(collection.name(), CollectionSpec.ALL).build(), 10_000);
    }

    @Test
    void whatWasDeliveredGoesWhenItsTimeIsOver() {
        addDelivered(3);
        add(OutboxEntry.pending("later", "mail", START).delivered(START.plusSeconds(60)));
        pass(KEPT);
        purge(store).run();
        assertEquals(4, left(Outbox.COLLECTION), "its time is not over yet");
        pass(Duration.ofNanos(1_000));
        purge(store).run();
        assertEquals(1, left(Outbox.COLLECTION));
        assertTrue(outbox.find("later:mail").isPresent());
    }

    @Test
    void whatIsNotDeliveredStaysHoweverOldItIs() {
        OutboxEntry pending = OutboxEntry.pending("pending", "mail", START);
        OutboxEntry leased = OutboxEntry.pending("leased", "mail", START).leased(new OutboxEntry.Lease("here", START));
        OutboxEntry dead = OutboxEntry.pending("dead", "mail", START).dead("refused", START);
        List.of(pending, leased, dead).forEach(this::add);
        pass(Duration.ofDays(10_000));
        purge(store).run();
        assertEquals(Optional.of(pending), outbox.find(pending.id()));
        assertEquals(Optional.of(leased), outbox.find(leased.id()));
        assertEquals(Optional.of(dead), outbox.find(dead.id()));
        assertTrue(outbox.resend(dead.id()));
    }

    @Test
    void aQuotaThatHasRunOutGoesAndOneThatCountsStays() {
        Quota quota = new Quota(store, () -> now, 1, Duration.ofHours(24));
        assertTrue(quota.take("early", "use"));
        pass(Duration.ofHours(2));
        assertTrue(quota.take("late", "use"));
        pass(Duration.ofHours(23));
        purge(store).run();
        assertEquals(2, left(Quota.COLLECTION), "another node's clock may be behind");
        pass(Duration.ofSeconds(1));
        purge(store).run();
        assertEquals(1, left(Quota.COLLECTION));
        assertTrue(store.get(Quota.COLLECTION.name(), "late").isPresent());
    }

    @Test
    void removesALimitedNumberAtOnceAndRestsLongerWhenAllIsGone() {
        addDelivered(Purge.MOST_AT_ONCE + 1);
        pass(KEPT.plusDays(1));
        Purge purge = purge(store);
        assertEquals(Purge.BREATH, purge.run());
        assertEquals(1, left(Outbox.COLLECTION));
        pass(Duration.ofMillis(400));
        assertEquals(Duration.ofMillis(600), purge.run(), "it is not time yet");
        assertEquals(1, left(Outbox.COLLECTION));
        pass(Duration.ofMillis(600));
        assertEquals(Purge.REST, purge.run());
        assertEquals(0, left(Outbox.COLLECTION));
        add(OutboxEntry.pending("old", "mail", START).delivered(START));
        pass(Purge.REST.minusMillis(1));
        assertEquals(Duration.ofMillis(1), purge.run());
        assertEquals(1, left(Outbox.COLLECTION));
    }

    @Test
    void aClockThatIsSetBackDoesNotStopIt() {
        addDelivered(1);
        pass(KEPT.plusDays(100));
        Purge purge = purge(store);
        purge.run();
        add(OutboxEntry.pending("old", "mail", START).delivered(START));
        now = now.minus(Duration.ofDays(50));
        purge.run();
        assertEquals(0, left(Outbox.COLLECTION));
    }

    @Test
    void whatAnotherNodeChangesMeanwhileIsLeftToIt() {
        Quota quota = new Quota(store, () -> now, 1, Duration.ofHours(1));
        quota.take("one", "use");
        quota.take("two", "use");
        pass(Duration.ofHours(3));
        Purge purge = purge(new Meanwhile(store, () -> assertTrue(quota.take("one", "again"))));
        assertEquals(Purge.REST, purge.run());
        assertFalse(quota.take("one", "more"), "the quota that was taken meanwhile still counts");
        pass(Purge.REST);
        purge.run();
        assertEquals(1, left(Quota.COLLECTION), "the other one is gone the next time");
    }

    @Test
    void severalNodesTogetherRemoveEverything() throws Exception {
        int nodes = 4;
        addDelivered(3_000);
        add(OutboxEntry.pending("dead", "mail", START).dead("refused", START));
        pass(KEPT.plusDays(1));
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        List<Future<?>> running = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            running.add(threads.submit(() -> {
                // A purge that rests for a minute is asked anew, as if the minute were over.
                while (left(Outbox.COLLECTION) > 1) {
                    purge(store).run();
                }
            }));
        }
        for (Future<?> node : running) {
            node.get();
        }
        threads.shutdown();
        assertTrue(outbox.find("dead:mail").isPresent());
    }

    @Test
    void aStoreThatFailsIsAskedAgainLater() {
        addDelivered(700);
        OutboxEntry dead = OutboxEntry.pending("dead", "mail", START).dead("refused", START);
        add(dead);
        pass(KEPT.plusDays(1));
        Purge purge = purge(new UnreliableStore(store, new Random(3), 0.5));
        for (int minute = 0; minute < 60; minute++) {
            purge.run();
            pass(Purge.REST);
        }
        assertEquals(1, left(Outbox.COLLECTION));
        assertEquals(Optional.of(dead), outbox.find(dead.id()));
    }

    @Test
    void oneKindThatFailsDoesNotKeepTheOthers() {
        addDelivered(1);
        pass(KEPT.plusDays(1));
        CollectionSpec missing = CollectionSpec.named("missing")
                .key("until", KeyType.INSTANT)
                .index("by_until", List.of(), "until")
                .keysOf(payload -> Keys.builder().build())
                .build();
        Expiry unknown = Expiry.of(missing, "by_until", Duration.ZERO);
        new Purge(store, () -> now, List.of(unknown, Expiry.ofDelivered(KEPT))).run();
        assertEquals(0, left(Outbox.COLLECTION));
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Expiry.of(Quota.COLLECTION, "by_time", Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Expiry.of(Outbox.COLLECTION, "by_state", Duration.ZERO));
        assertThrows(
                IllegalArgumentException.class, () -> Expiry.of(Quota.COLLECTION, CollectionSpec.ALL, Duration.ZERO));
        Courier.Builder builder = Courier.builder(store);
        for (Duration wrong : List.of(Duration.ofSeconds(-1), Duration.ofDays(100_001))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> builder.keepDelivered(wrong).start());
        }
    }

    /** A store on which something else happens between a query that found something and what follows from it. */
    private static final class Meanwhile implements RecordStore {

        private final RecordStore store;
        private Optional<Runnable> event;

        Meanwhile(RecordStore store, Runnable event) {
            this.store = store;
            this.event = Optional.of(event);
        }

        @Override
        public Page query(Query query) {
            Page page = store.query(query);
            if (!page.records().isEmpty()) {
                event.ifPresent(Runnable::run);
                event = Optional.empty();
            }
            return page;
        }

        @Override
        public Optional<StoredRecord> get(String collection, String id) {
            return store.get(collection, id);
        }

        @Override
        public long count(Query query, int atMost) {
            return store.count(query, atMost);
        }

        @Override
        public void commit(Batch batch) {
            store.commit(batch);
        }

        @Override
        public Set<Capability> capabilities() {
            return store.capabilities();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
