package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.MemoryStorage;
import dev.masthead.core.Outbox;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.ServerSecret;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.UnreliableStore;
import jakarta.validation.ValidatorFactory;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Instant NOW = Instant.parse("2026-05-04T10:15:30.123456Z");

    private final ValidatorFactory validators = Validators.withoutExpressions();
    private final RecordStore store =
            new MemoryStorage().open(StoreSettings.none(), List.of(Submissions.COLLECTION, Outbox.COLLECTION));
    private final Outbox outbox = Outbox.in(store, () -> NOW);
    private final AtomicInteger woken = new AtomicInteger();

    @AfterEach
    void close() {
        store.close();
        validators.close();
    }

    private Intake intake(RecordStore on, Deliveries deliveries) {
        return Intake.builder(on, Forms.standard(), ServerSecret.of(new byte[32]), validators.getValidator())
                .clock(() -> NOW)
                .random(new Random(1))
                .withoutRate()
                .deliveries(deliveries, woken::incrementAndGet)
                .build();
    }

    private static Post post(String key) {
        return Desk.contact("Hello").idempotencyKey(Optional.of(key)).build();
    }

    @Test
    void anAcceptedSubmissionLeavesByEveryChannelInTheSameCommit() {
        Intake intake = intake(store, Deliveries.to(List.of("notice", "webhook")));
        Outcome.Accepted accepted = assertInstanceOf(Outcome.Accepted.class, intake.receive("contact", post("k1")));
        List<OutboxEntry> entries = outbox.of(accepted.receipt());
        assertEquals(
                Set.of("notice", "webhook"),
                new HashSet<>(entries.stream().map(OutboxEntry::channel).toList()));
        assertTrue(entries.stream().allMatch(entry -> entry.dueAt().equals(NOW)));
        assertEquals(1, woken.get());
    }

    @Test
    void aReplayAddsNothing() {
        Intake intake = intake(store, Deliveries.to(List.of("notice")));
        for (int i = 0; i < 3; i++) {
            assertInstanceOf(Outcome.Accepted.class, intake.receive("contact", post("k1")));
        }
        assertEquals(1, outbox.newest(OutboxEntry.State.PENDING, 10).entries().size());
        assertEquals(1, woken.get());
    }

    @Test
    void aFormLeavesByItsOwnChannels() {
        Deliveries deliveries = Deliveries.to(List.of("notice")).form("contact", List.of("webhook"));
        Intake intake = intake(store, deliveries);
        intake.receive("contact", post("k1"));
        assertEquals(
                List.of("webhook"),
                outbox.newest(OutboxEntry.State.PENDING, 10).entries().stream()
                        .map(OutboxEntry::channel)
                        .toList());
        assertEquals(List.of("notice"), deliveries.of("newsletter"));
    }

    @Test
    void aFormWithoutChannelsStays() {
        Intake intake = intake(store, Deliveries.to(List.of("notice")).form("contact", List.of()));
        intake.receive("contact", post("k1"));
        assertEquals(0, outbox.newest(OutboxEntry.State.PENDING, 10).entries().size());
        assertEquals(0, woken.get());
    }

    @Test
    void aChannelThatASubmissionDoesNotConcernIsNotInTheOutbox() {
        Deliveries deliveries = Deliveries.to(List.of("notice", "answer"))
                .only("answer", submission -> !submission.values().containsKey("phone"));
        Outcome.Accepted accepted = assertInstanceOf(
                Outcome.Accepted.class, intake(store, deliveries).receive("contact", post("k1")));
        assertEquals(
                List.of("notice"),
                outbox.of(accepted.receipt()).stream().map(OutboxEntry::channel).toList());
        assertEquals(1, woken.get());
    }

    @Test
    void whatIsNotAcceptedStays() {
        Submission.Draft draft = new Submission.Draft();
        draft.receipt = "r1";
        draft.form = "contact";
        draft.state = Submission.State.QUARANTINED;
        Deliveries all = Deliveries.to(List.of("notice"));
        assertTrue(all.writes(new Submission(draft)).isEmpty());
        draft.state = Submission.State.NEW;
        assertEquals(1, all.writes(new Submission(draft)).size());
        assertInstanceOf(
                Outcome.Invalid.class,
                intake(store, all).receive("contact", Desk.contact("").build()));
        assertEquals(0, outbox.newest(OutboxEntry.State.PENDING, 10).entries().size());
    }

    @Test
    void everySubmissionHasItsEntryAfterAnyFailure() {
        Random random = new Random(3);
        Intake intake = intake(new UnreliableStore(store, random, 0.4), Deliveries.to(List.of("notice")));
        for (int i = 0; i < 1_000; i++) {
            try {
                intake.receive("contact", post("k" + i));
            } catch (StoreException e) {
                // The reader is told so; whether it is stored is what this test looks at.
            }
        }
        int stored = 0;
        for (Submission submission : Submissions.in(store).oldestFirst(Selection.all())) {
            stored++;
            assertEquals(1, outbox.of(submission.receipt()).size());
        }
        assertTrue(stored > 500, "stored: " + stored);
        assertEquals(
                stored,
                outbox.newest(OutboxEntry.State.PENDING, 1_000).entries().size());
    }
}
