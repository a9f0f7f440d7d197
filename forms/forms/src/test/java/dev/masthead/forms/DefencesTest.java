package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.ServerSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DefencesTest {

    private static Desk desk(Defences defences) {
        return Desk.open(builder -> builder.defences(defences));
    }

    private static Submission sent(Desk desk, Post.Builder post) {
        desk.intake.receive("contact", post.build());
        return desk.only();
    }

    private static void assertJudged(Submission.State state, List<String> reasons, Submission submission) {
        assertEquals(reasons, submission.reasons());
        assertEquals(state, submission.state());
    }

    @Test
    void aFilledHoneypotAloneIsARemarkAsPasswordManagersFillItToo() {
        try (Desk desk = desk(Defences.standard())) {
            Submission sent = sent(desk, Desk.contact("Hi").field(Post.HONEYPOT_FIELD, "x"));
            assertJudged(Submission.State.NEW, List.of("honeypot"), sent);
        }
    }

    @Test
    void anySecondReasonQuarantinesWhatFilledTheHoneypot() {
        List<Post.Builder> second = List.of(
                Desk.contact("Hi").secFetchSite(Optional.empty()),
                Desk.contact("Hi").field(Post.STAMP_FIELD, "forged"),
                Desk.contact("http://a.example http://b.example http://c.example"),
                Desk.contact("buy now ".repeat(50)));
        for (Post.Builder post : second) {
            try (Desk desk = desk(Defences.standard())) {
                Submission sent = sent(desk, post.field(Post.HONEYPOT_FIELD, "x"));
                assertEquals(Submission.State.QUARANTINED, sent.state(), sent.reasons()::toString);
                assertEquals(2, sent.reasons().size());
            }
        }
    }

    @Test
    void weightsAndTheThresholdAreTheHosts() {
        Post.Builder post = Desk.contact("Hi").field(Post.HONEYPOT_FIELD, "x");
        try (Desk desk = desk(Defences.standard().weigh("honeypot", 100))) {
            assertJudged(Submission.State.QUARANTINED, List.of("honeypot"), sent(desk, post));
        }
        try (Desk desk = desk(Defences.standard().threshold(60))) {
            assertJudged(Submission.State.QUARANTINED, List.of("honeypot"), sent(desk, post));
        }
        try (Desk desk = desk(Defences.standard().without("honeypot").threshold(1))) {
            assertJudged(Submission.State.NEW, List.of(), sent(desk, post));
        }
    }

    @Test
    void aHostsOwnCheckCountsAndOneThatThrowsDoesNot() {
        Check own =
                Check.of("shouting", 100, evidence -> evidence.text("message").equals("HI"));
        Check broken = Check.of("broken", 100, evidence -> {
            throw new IllegalStateException("about " + evidence.text("message"));
        });
        try (Desk desk = desk(Defences.standard().plus(broken).plus(own))) {
            assertJudged(Submission.State.QUARANTINED, List.of("shouting"), sent(desk, Desk.contact("HI")));
        }
    }

    @Test
    void aCheckThatHangsIsInterruptedAndCountsNothing() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        Check hanging = Check.of("hanging", 100, evidence -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return true;
        });
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Desk desk = desk(Defences.standard().plus(hanging.within(Duration.ofMillis(20), threads)))) {
            assertJudged(Submission.State.NEW, List.of(), sent(desk, Desk.contact("Hi")));
            assertTrue(interrupted.await(30, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCheckWithALimitCountsAsOneWithoutWhenItIsInTime() {
        Check quick = Check.of("quick", 100, evidence -> true);
        Check broken = Check.of("broken", 100, evidence -> {
            throw new IllegalStateException("about " + evidence.text("message"));
        });
        Duration limit = Duration.ofSeconds(30);
        ExecutorService threads = Executors.newCachedThreadPool();
        Defences defences =
                Defences.standard().plus(broken.within(limit, threads)).plus(quick.within(limit, threads));
        try (Desk desk = desk(defences)) {
            assertJudged(Submission.State.QUARANTINED, List.of("quick"), sent(desk, Desk.contact("Hi")));
        }
        threads.shutdown();
        try (Desk desk = desk(defences)) {
            assertJudged(Submission.State.NEW, List.of(), sent(desk, Desk.contact("Nobody runs the checks")));
        }
    }

    @Test
    void wrongSettingsAreRefusedByName() {
        Check quick = Check.of("quick", 100, evidence -> true);
        assertThrows(IllegalArgumentException.class, () -> quick.within(Duration.ZERO, Runnable::run));
        assertThrows(IllegalArgumentException.class, () -> Check.of("Not A Name", 1, evidence -> true));
        assertThrows(IllegalArgumentException.class, () -> Check.of("heavy", 1_001, evidence -> true));
        assertThrows(IllegalArgumentException.class, () -> Defences.standard().without("nothing"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Defences.standard().plus(Check.of("honeypot", 1, evidence -> true)));
        assertThrows(
                IllegalArgumentException.class, () -> Defences.standard().disposableEmail(List.of("not a domain")));
    }

    @Test
    void aStampFromTheFirstInputTellsWhoWasTooFast() {
        Map<Duration, List<String>> reasons = Map.of(
                Duration.ZERO,
                List.of("too-fast"),
                Duration.ofMillis(2_999),
                List.of("too-fast"),
                Duration.ofSeconds(3),
                List.of(),
                Duration.ofHours(24).minusSeconds(1),
                List.of(),
                Duration.ofHours(24).plusSeconds(1),
                List.of("stamp"));
        reasons.forEach((age, expected) -> {
            try (Desk desk = desk(Defences.standard())) {
                String stamp = desk.intake.opening("contact").orElseThrow().stamp();
                desk.pass(age);
                Submission sent = sent(desk, Desk.contact("Hi").field(Post.STAMP_FIELD, stamp));
                assertJudged(Submission.State.NEW, expected, sent);
                assertFalse(sent.values().containsKey(Post.STAMP_FIELD));
            }
        });
    }

    @Test
    void aStampThatIsForgedOfAnotherFormOrOfTheFutureIsARemarkAndNoneIsNeutral() {
        try (Desk desk = desk(Defences.standard())) {
            String stamp = desk.intake.opening("contact").orElseThrow().stamp();
            String others = desk.intake.opening("magazine").orElseThrow().stamp();
            String changed = stamp.substring(0, stamp.length() - 1) + (stamp.endsWith("0") ? "1" : "0");
            desk.pass(Duration.ofSeconds(10));
            int number = 0;
            for (String forged : List.of(others, changed, "1", "x".repeat(10_000), stamp + stamp)) {
                var accepted = assertInstanceOf(
                        Outcome.Accepted.class,
                        desk.intake.receive(
                                "contact",
                                Desk.contact("Hi " + number++)
                                        .field(Post.STAMP_FIELD, forged)
                                        .build()));
                assertEquals(
                        List.of("stamp"),
                        desk.submissions.find(accepted.receipt()).orElseThrow().reasons());
            }
            Evidence.Stamp early = Defences.standard()
                    .stamps(ServerSecret.of(new byte[32]))
                    .read("contact", List.of(stamp), Desk.START.minusSeconds(90));
            assertEquals(Evidence.Stamp.INVALID, early);
        }
        try (Desk desk = desk(Defences.standard())) {
            assertJudged(
                    Submission.State.NEW,
                    List.of(),
                    sent(desk, Desk.contact("Hi").field(Post.STAMP_FIELD, "")));
        }
    }

    @Test
    void disposableDomainsMeanWhatIsBelowThemToo() {
        Defences defences = Defences.standard().disposableEmail(List.of("Trash.Example", "müll.example"));
        Map<String, List<String>> reasons = Map.of(
                "a@trash.example", List.of("disposable-email"),
                "a@deep.below.TRASH.example", List.of("disposable-email"),
                "a@MÜLL.example", List.of("disposable-email"),
                "a@nottrash.example", List.of(),
                "a@trash.example.org", List.of());
        reasons.forEach((address, expected) -> {
            try (Desk desk = desk(defences)) {
                Map<String, String> fields = Map.of("name", "Ada", "email", address, "message", "Hi");
                Outcome outcome =
                        desk.intake.receive("contact", Desk.post(fields).build());
                if (outcome instanceof Outcome.Accepted) {
                    assertEquals(expected, desk.only().reasons(), address);
                }
            }
        });
    }
}
