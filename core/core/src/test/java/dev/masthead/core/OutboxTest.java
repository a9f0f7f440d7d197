package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {

    private static final String ID = "r1:mail";

    private final PostRoom room = new PostRoom();

    @Test
    void anEntryIsDeliveredOnceAndKept() {
        room.add("r1", "mail");
        TestChannel mail = TestChannel.delivering();
        room.round(mail);
        room.pass(Duration.ofDays(1));
        room.round(mail);
        OutboxEntry entry = room.entry(ID);
        assertEquals(1, mail.received().get(ID));
        assertEquals(OutboxEntry.State.DELIVERED, entry.state());
        assertEquals(Optional.of(PostRoom.START), entry.deliveredAt());
        assertEquals(0, entry.unresolved());
        assertEquals(
                List.of(entry),
                room.outbox.newest(OutboxEntry.State.DELIVERED, 10).entries());
    }

    @Test
    void thereIsOneEntryForASubjectAndAChannel() {
        room.add("r1", "mail");
        assertThrows(ConflictException.class, () -> room.add("r1", "mail"));
        room.pass(Duration.ofSeconds(1));
        room.add("r1", "webhook");
        room.add("r2", "mail");
        assertEquals(
                List.of("r1:mail", "r1:webhook"),
                room.outbox.of("r1").stream().map(OutboxEntry::id).toList());
    }

    @Test
    void otherChannelsEntriesAreLeftAlone() {
        room.add("r1", "webhook");
        room.round(TestChannel.delivering());
        assertEquals(OutboxEntry.State.PENDING, room.entry("r1:webhook").state());
    }

    @Test
    void anEntryIsOneNodesUntilItsLeaseEnds() {
        room.add("r1", "mail");
        Leases.Held held = room.take(ID).orElseThrow();
        assertEquals(1, held.entry().unresolved());
        assertEquals("here", room.entry(ID).lease().orElseThrow().owner());
        assertTrue(room.take(ID).isEmpty());
        assertTrue(room.leases.due("mail", 10).isEmpty());
        room.pass(Duration.ofMinutes(1).plus(PostRoom.TOLERANCE));
        assertTrue(room.take(ID).isPresent());
        assertFalse(room.leases.settle(held, Delivery.delivered()), "the first lease is lost");
        assertEquals(OutboxEntry.State.PENDING, room.entry(ID).state());
    }

    @Test
    void ofTwoThatSawTheSameEntryOneTakesIt() {
        room.add("r1", "mail");
        var seen = room.record(ID);
        assertTrue(room.leases.take(seen, Duration.ofMinutes(1)).isPresent());
        assertTrue(room.leases.take(seen, Duration.ofMinutes(1)).isEmpty());
    }

    @Test
    void aProcessThatEndsTwiceWhileDeliveringLeavesADeadLetter() {
        room.add("r1", "mail");
        for (int crash = 0; crash < 2; crash++) {
            assertTrue(room.take(ID).isPresent());
            room.pass(Duration.ofMinutes(5));
        }
        TestChannel mail = TestChannel.delivering();
        room.round(mail);
        OutboxEntry entry = room.entry(ID);
        assertEquals(OutboxEntry.State.DEAD, entry.state());
        assertEquals(Optional.of(Leases.UNKNOWN_TWICE), entry.reason());
        assertEquals(2, entry.unresolved());
        assertTrue(mail.received().isEmpty());
    }

    @Test
    void anUnknownOutcomeIsTriedOnceMoreOnly() {
        room.add("r1", "mail");
        TestChannel mail = TestChannel.answering(entry -> Delivery.unknown("cut-off"));
        room.round(mail);
        assertEquals(Optional.of("cut-off"), room.entry(ID).reason());
        assertEquals(OutboxEntry.State.PENDING, room.entry(ID).state());
        room.pass(Duration.ofHours(7));
        room.round(mail);
        assertEquals(OutboxEntry.State.DEAD, room.entry(ID).state());
        assertEquals(Optional.of(Leases.UNKNOWN_TWICE), room.entry(ID).reason());
    }

    @Test
    void whatAChannelThrowsCountsAsUnknown() {
        room.add("r1", "mail");
        room.round(TestChannel.answering(entry -> {
            throw new LinkageError("no such method");
        }));
        assertEquals(Optional.of("threw"), room.entry(ID).reason());
        assertEquals(1, room.entry(ID).unresolved());
    }

    @Test
    void aCertainFailureIsTriedAgainUntilTheTimeIsOver() {
        room.add("r1", "mail");
        TestChannel mail = TestChannel.answering(entry -> Delivery.failed("connect"));
        while (room.entry(ID).state() == OutboxEntry.State.PENDING) {
            assertEquals(0, room.entry(ID).unresolved());
            assertTrue(room.now().isBefore(PostRoom.START.plus(Duration.ofDays(4))), "it never ends");
            room.round(mail);
            room.pass(Duration.ofMinutes(1));
        }
        OutboxEntry entry = room.entry(ID);
        assertEquals(OutboxEntry.State.DEAD, entry.state());
        assertEquals(Optional.of("connect"), entry.reason());
        assertTrue(entry.attempts() > 12, "the waits are too long: " + entry.attempts());
        Instant end = PostRoom.START.plus(Duration.ofDays(3));
        assertFalse(entry.settledAt().orElseThrow().isBefore(end));
        assertTrue(entry.deliveredAt().isEmpty());
    }

    @Test
    void anUnknownOutcomeAfterTheTimeIsOverIsDeadToo() {
        room.add("r1", "mail");
        room.pass(Duration.ofDays(3));
        room.round(TestChannel.answering(entry -> Delivery.unknown("cut-off")));
        assertEquals(OutboxEntry.State.DEAD, room.entry(ID).state());
        assertEquals(Optional.of("cut-off"), room.entry(ID).reason());
    }

    @Test
    void aRefusalIsDeadAtOnce() {
        room.add("r1", "mail");
        room.round(TestChannel.answering(entry -> Delivery.refused("no-such-mailbox")));
        OutboxEntry entry = room.entry(ID);
        assertEquals(OutboxEntry.State.DEAD, entry.state());
        assertEquals(Optional.of("no-such-mailbox"), entry.reason());
        assertEquals(0, entry.unresolved());
        assertEquals(
                List.of(entry), room.outbox.newest(OutboxEntry.State.DEAD, 10).entries());
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() {
        room.add("r1", "mail");
        Optional<Duration> hour = Optional.of(Duration.ofHours(1));
        room.round(TestChannel.answering(entry -> Delivery.failed("busy", hour)));
        assertEquals(PostRoom.START.plus(Duration.ofHours(1)), room.entry(ID).dueAt());
    }

    @Test
    void theWaitsDoubleWithFullJitter() {
        Random random = new Random(5);
        OutboxEntry entry = OutboxEntry.pending("r1", "mail", PostRoom.START);
        long bound = 10_000;
        for (int attempt = 1; attempt < 30; attempt++) {
            entry = entry.leased(new OutboxEntry.Lease("here", PostRoom.START)).resolved();
            OutboxEntry failed = entry;
            List<Long> waits = IntStream.range(0, 500)
                    .mapToObj(i -> RetryPlan.usual()
                            .next(failed, Optional.empty(), PostRoom.START, random)
                            .orElseThrow())
                    .map(due -> Duration.between(PostRoom.START, due).toMillis())
                    .toList();
            long longest = waits.stream().mapToLong(w -> w).max().orElseThrow();
            long shortest = waits.stream().mapToLong(w -> w).min().orElseThrow();
            assertTrue(longest <= bound && longest > bound * 9 / 10, attempt + ": " + longest);
            assertTrue(shortest < bound / 10, attempt + ": " + shortest);
            bound = Math.min(bound * 2, Duration.ofHours(6).toMillis());
        }
    }

    @Test
    void onlyADeadLetterIsSentAgainAndStartsFromTheBeginning() {
        room.add("r1", "mail");
        assertFalse(room.outbox.resend(ID), "it is pending");
        assertFalse(room.outbox.resend("nothing:mail"));
        room.round(TestChannel.answering(entry -> Delivery.refused("full")));
        room.pass(Duration.ofDays(30));
        assertTrue(room.outbox.resend(ID));
        assertFalse(room.outbox.resend(ID), "it is pending again");
        OutboxEntry entry = room.entry(ID);
        assertEquals(0, entry.attempts());
        assertEquals(room.now(), entry.dueAt());
        room.round(TestChannel.answering(e -> Delivery.failed("connect")));
        assertEquals(OutboxEntry.State.PENDING, room.entry(ID).state(), "its three days begin anew");
        room.pass(Duration.ofHours(6));
        room.round(TestChannel.delivering());
        assertEquals(OutboxEntry.State.DELIVERED, room.entry(ID).state());
        assertFalse(room.outbox.resend(ID), "it is delivered");
    }

    @Test
    void aLeaseThatTookLongToStoreIsGivenBackUndelivered() {
        room.add("r1", "mail");
        Leases.Held held = room.take(ID).orElseThrow();
        assertTrue(room.leases.isFresh(held, Duration.ofMinutes(1)));
        room.pass(PostRoom.TOLERANCE.plusMillis(1));
        assertFalse(room.leases.isFresh(held, Duration.ofMinutes(1)));
        room.leases.giveBack(held);
        OutboxEntry entry = room.entry(ID);
        assertEquals(0, entry.unresolved());
        assertEquals(0, entry.attempts());
        assertTrue(entry.lease().isEmpty());
        assertTrue(room.take(ID).isPresent());
    }

    @Test
    void pagesGoOnWhereTheyEnded() {
        for (int i = 0; i < 5; i++) {
            room.add("r" + i, "mail");
            room.pass(Duration.ofSeconds(1));
        }
        Outbox.Slice first = room.outbox.newest(OutboxEntry.State.PENDING, 3);
        Outbox.Slice second = room.outbox.newest(OutboxEntry.State.PENDING, 3, first.next());
        assertEquals(List.of("r4:mail", "r3:mail", "r2:mail"), ids(first));
        assertEquals(List.of("r1:mail", "r0:mail"), ids(second));
    }

    private static List<String> ids(Outbox.Slice slice) {
        return slice.entries().stream().map(OutboxEntry::id).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Mail", "1mail", "mail to", "mail:x", "abcdefghijklmnopqrstu", "m\nail"})
    void aChannelsNameIsACode(String name) {
        assertThrows(IllegalArgumentException.class, () -> OutboxEntry.pending("r1", name, PostRoom.START));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No such mailbox", "a\r\nb", "550 <ada@example.org>"})
    void aReasonIsACodeAndARefusedOneIsNotRepeated(String reason) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Delivery.refused(reason));
        assertTrue(reason.isEmpty() || !String.valueOf(refused.getMessage()).contains(reason));
    }

    @Test
    void aBatchHoldsTheEntriesWithTheirSubject() {
        Batch batch = new Batch(Outbox.insert("r1", List.of("mail", "webhook"), PostRoom.START));
        room.store.commit(batch);
        assertEquals(2, room.outbox.of("r1").size());
    }
}
