package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.core.ServerSecret;
import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdempotencyTest {

    private static Outcome send(Desk desk, String key, String message) {
        return desk.intake.receive(
                "contact",
                Desk.contact(message).idempotencyKey(Optional.of(key)).build());
    }

    private static Outcome send(Desk desk, String message) {
        return desk.intake.receive("contact", Desk.contact(message).build());
    }

    private static String receipt(Outcome outcome) {
        return assertInstanceOf(Outcome.Accepted.class, outcome).receipt();
    }

    @Test
    void givesTheSecondPostTheFirstsAnswer() {
        try (Desk desk = Desk.open()) {
            String first = receipt(send(desk, "k1", "Hello"));
            desk.pass(Duration.ofDays(3));
            assertEquals(new Outcome.Accepted(first, true), send(desk, "k1", " Hello\r\n"));
            assertInstanceOf(Outcome.KeyReused.class, send(desk, "k1", "Something else"));
            assertEquals(1, desk.stored().size());
        }
    }

    @Test
    void refusesAKeyThatIsSentTwice() {
        try (Desk desk = Desk.open()) {
            Post post = Desk.contact("Hello")
                    .field(Post.KEY_FIELD, "k1")
                    .field(Post.KEY_FIELD, "k2")
                    .build();
            Outcome.Invalid refused = assertInstanceOf(Outcome.Invalid.class, desk.intake.receive("contact", post));
            assertEquals(Violation.REPEATED, refused.violations().get(0).code());
            assertEquals(0, desk.stored().size());
        }
    }

    @Test
    void takesTheKeyFromTheFieldToo() {
        try (Desk desk = Desk.open()) {
            String first = receipt(send(desk, "k1", "Hello"));
            Post post = Desk.contact("Hello").field(Post.KEY_FIELD, "k1").build();
            assertEquals(new Outcome.Accepted(first, true), desk.intake.receive("contact", post));
        }
    }

    @Test
    void bindsAKeyOnlyToAnAcceptedPost() {
        try (Desk desk = Desk.open()) {
            assertInstanceOf(Outcome.Invalid.class, send(desk, "k1", ""));
            receipt(send(desk, "k1", "Hello"));
        }
    }

    @Test
    void refusesAKeyThatIsNoKey() {
        try (Desk desk = Desk.open()) {
            for (String key : List.of("", "a b", "ü", "k\n", "k".repeat(256))) {
                var invalid = assertInstanceOf(Outcome.Invalid.class, send(desk, key, "Hello"));
                assertEquals("key", invalid.violations().get(0).code());
            }
            receipt(send(desk, "k".repeat(255), "Hello"));
        }
    }

    @Test
    void knowsTheSameContentAgainAcrossTheEdgeOfAWindow() {
        for (int minute = 0; minute <= 30; minute++) {
            try (Desk desk = Desk.open()) {
                desk.pass(Duration.ofMinutes(minute));
                String first = receipt(send(desk, "Hello"));
                desk.pass(Idempotency.WINDOW);
                assertEquals(new Outcome.Accepted(first, true), send(desk, "Hello"));
                desk.pass(Idempotency.WINDOW);
                assertNotEquals(first, receipt(send(desk, "Hello")));
                assertEquals(2, desk.stored().size());
            }
        }
    }

    @Test
    void tellsSelectionsApartWhoseValuesReadAlike() {
        Form form = Form.ofJson("""
                {"id": "menu", "title": "Menu", "fields": [
                  {"name": "dishes", "type": "checkboxes", "label": "Dishes", "options": [
                    {"value": "fish", "label": "Fish"}, {"value": "chips", "label": "Chips"},
                    {"value": "fish, chips", "label": "Both"}]}]}""");
        try (Desk desk = Desk.open(Forms.standard().plus(form))) {
            Post two = Desk.post(Map.of())
                    .field("dishes", "fish")
                    .field("dishes", "chips")
                    .build();
            Post one = Desk.post(Map.of()).field("dishes", "fish, chips").build();
            String first = receipt(desk.intake.receive("menu", two));
            assertNotEquals(first, receipt(desk.intake.receive("menu", one)));
            assertEquals(new Outcome.Accepted(first, true), desk.intake.receive("menu", two));
            assertEquals(2, desk.stored().size());
        }
    }

    @Test
    void digestsNoTwoAnswersAlike() {
        Idempotency idempotency = new Idempotency(ServerSecret.of(new byte[32]));
        List<List<String>> selections = List.of(
                List.of(),
                List.of("a"),
                List.of("a", "a"),
                List.of("a 1 a"),
                List.of("1 a"),
                List.of("a", "b"),
                List.of("a 1 b"),
                List.of("a, b"),
                List.of("a\nnext 1 1 b"));
        Set<String> digests = new HashSet<>();
        for (List<String> selection : selections) {
            digests.add(idempotency.digest("menu", Map.of("dishes", new Answer.Choices(selection))));
        }
        assertEquals(selections.size(), digests.size());
    }

    @Test
    void doesNotLetAMachineKeepAReadersOwnPostInQuarantine() {
        try (Desk desk = Desk.open()) {
            Post machine = Desk.contact("Hello")
                    .field(Post.HONEYPOT_FIELD, "x")
                    .secFetchSite(Optional.empty())
                    .build();
            assertInstanceOf(Outcome.Quarantined.class, desk.intake.receive("contact", machine));
            assertInstanceOf(Outcome.Quarantined.class, desk.intake.receive("contact", machine));
            receipt(send(desk, "Hello"));
            assertEquals(2, desk.stored().size());
        }
    }

    @Test
    void storesOneRecordForEightPostsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Desk desk = Desk.open()) {
            for (int round = 0; round < 200; round++) {
                String message = "Round " + round;
                Optional<String> key = round % 2 == 0 ? Optional.of("key-" + round) : Optional.empty();
                Post post = Desk.contact(message).idempotencyKey(key).build();
                Set<String> receipts = new HashSet<>();
                for (Outcome outcome : atOnce(threads, desk, post)) {
                    receipts.add(receipt(outcome));
                }
                assertEquals(1, receipts.size());
                assertEquals(round + 1, desk.stored().size());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Outcome> atOnce(ExecutorService threads, Desk desk, Post post) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Outcome>> running = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            running.add(threads.submit(() -> {
                start.await();
                return desk.intake.receive("contact", post);
            }));
        }
        start.countDown();
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> outcome : running) {
            outcomes.add(outcome.get());
        }
        return outcomes;
    }

    @Test
    void findsOutWhatBecameOfACommitThatLostItsConnection() {
        try (Desk desk = Desk.onStore(store -> new Shaky(store, 1, true))) {
            Outcome outcome = send(desk, "Hello");
            assertEquals(new Outcome.Accepted(desk.only().receipt(), false), outcome);
        }
    }

    @Test
    void triesAgainWhenTheCommitHadNotHappened() {
        try (Desk desk = Desk.onStore(store -> new Shaky(store, 2, false))) {
            receipt(send(desk, "Hello"));
            assertEquals(1, desk.stored().size());
        }
    }

    @Test
    void saysSoWhenTheStoreStaysAway() {
        try (Desk desk = Desk.onStore(store -> new Shaky(store, 100, false))) {
            assertThrows(UnknownOutcomeException.class, () -> send(desk, "Hello"));
        }
    }

    /** A store that loses its connection in the first commits, before or after they happen. */
    private record Shaky(RecordStore store, AtomicInteger left, boolean after) implements RecordStore {

        Shaky(RecordStore store, int times, boolean after) {
            this(store, new AtomicInteger(times), after);
        }

        @Override
        public void commit(Batch batch) {
            boolean fails = left.getAndDecrement() > 0;
            if (!fails || after) {
                store.commit(batch);
            }
            if (fails) {
                throw new UnknownOutcomeException("The connection is gone", null);
            }
        }

        @Override
        public Optional<StoredRecord> get(String collection, String id) {
            return store.get(collection, id);
        }

        @Override
        public Page query(Query query) {
            return store.query(query);
        }

        @Override
        public long count(Query query, int atMost) {
            return store.count(query, atMost);
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
