package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.StoreException;
import dev.masthead.storage.tck.UnreliableStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ProofOfWorkTest {

    private static final ProofOfWork EASY = ProofOfWork.standard().difficulty(8);

    private static Desk desk(Challenge challenge) {
        return Desk.open(builder -> builder.defences(Defences.standard().challenge(challenge)));
    }

    private static String puzzle(Desk desk, String form) {
        return Objects.requireNonNull(desk.intake
                .opening(form)
                .flatMap(Opening::prompt)
                .orElseThrow()
                .values()
                .get("puzzle"));
    }

    private static String solve(String puzzle, int bits) {
        for (long n = 0; ; n++) {
            if (zeros(puzzle + ":" + n) >= bits) {
                return puzzle + ":" + n;
            }
        }
    }

    private static int zeros(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Integer.numberOfLeadingZeros(ByteBuffer.wrap(hash).getInt());
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static Outcome send(Desk desk, String message, String solution, String key) {
        return desk.intake.receive(
                "contact",
                Desk.contact(message)
                        .field(ProofOfWork.FIELD, solution)
                        .idempotencyKey(Optional.of(key))
                        .build());
    }

    private static void assertAskedAgain(Outcome outcome) {
        Violation violation =
                assertInstanceOf(Outcome.Invalid.class, outcome).violations().get(0);
        assertEquals(List.of("", "challenge"), List.of(violation.field(), violation.code()));
        assertTrue(violation.message().contains("send the form again"), violation.message());
    }

    @Test
    void aSolutionIsAcceptedOnce() {
        try (Desk desk = desk(EASY)) {
            String solution = solve(puzzle(desk, "contact"), 8);
            assertInstanceOf(Outcome.Accepted.class, send(desk, "Hi", solution, "k1"));
            assertEquals(List.of(), desk.only().reasons());
            assertAskedAgain(send(desk, "Something else", solution, "k2"));
            assertEquals(1, desk.stored().size());
        }
    }

    @Test
    void aSolutionIsNotUsedUpByAPostThatIsInvalid() {
        try (Desk desk = desk(EASY)) {
            String solution = solve(puzzle(desk, "contact"), 8);
            assertInstanceOf(Outcome.Invalid.class, send(desk, "", solution, "k"));
            assertInstanceOf(Outcome.Accepted.class, send(desk, "Now with a text", solution, "k"));
        }
    }

    @Test
    void aRetryOfWhatIsStoredGetsTheFirstAnswerWhateverItsSolution() {
        try (Desk desk = desk(EASY)) {
            String solution = solve(puzzle(desk, "contact"), 8);
            String receipt = assertInstanceOf(Outcome.Accepted.class, send(desk, "Hi", solution, "k"))
                    .receipt();
            for (String again : List.of(solution, "", "rubbish", solve(puzzle(desk, "contact"), 8))) {
                assertEquals(new Outcome.Accepted(receipt, true), send(desk, "Hi", again, "k"));
            }
            desk.pass(Duration.ofHours(2));
            assertEquals(new Outcome.Accepted(receipt, true), send(desk, "Hi", solution, "k"));
            assertInstanceOf(Outcome.KeyReused.class, send(desk, "Other", solution, "k"));
            assertEquals(1, desk.stored().size());
        }
    }

    @Test
    void noPostIsLostOrDoubledByAStoreThatFailsBetweenItsClaimAndItsRecord() {
        Random random = new Random(7);
        try (Desk desk = Desk.onStore(
                store -> new UnreliableStore(store, random, 0.4),
                builder -> builder.defences(Defences.standard().challenge(EASY)))) {
            for (int reader = 0; reader < 300; reader++) {
                String solution = solve(puzzle(desk, "contact"), 8);
                Set<String> receipts = new HashSet<>();
                for (int attempt = 0; attempt < 20; attempt++) {
                    try {
                        Outcome outcome = send(desk, "Reader " + reader, solution, "k" + reader);
                        receipts.add(assertInstanceOf(Outcome.Accepted.class, outcome)
                                .receipt());
                    } catch (StoreException e) {
                        // The reader tries again.
                    }
                }
                assertEquals(1, receipts.size());
            }
            assertEquals(300, desk.stored().size());
        }
    }

    @Test
    void whatIsForgedUnsolvedOldOrOfAnotherFormIsAskedForAgain() {
        try (Desk desk = desk(EASY)) {
            String puzzle = puzzle(desk, "contact");
            String solved = solve(puzzle, 8);
            long unsolved = 0;
            while (zeros(puzzle + ":" + unsolved) >= 8) {
                unsolved++;
            }
            List<String> wrong = new ArrayList<>(List.of(
                    puzzle + ":" + unsolved,
                    puzzle,
                    "x",
                    solve(puzzle(desk, "magazine"), 8),
                    solve("1" + puzzle.substring(1), 1),
                    solved + " ",
                    solved.replace(".", "..")));
            for (String one : wrong) {
                assertAskedAgain(send(desk, "Hi", one, "k"));
            }
            desk.pass(Duration.ofMinutes(20).plusSeconds(1));
            assertAskedAgain(send(desk, "Hi", solved, "k"));
            assertEquals(List.of(), desk.stored());
        }
    }

    @Test
    void whatIsUnansweredFollowsThePolicy() {
        Post post = Desk.contact("Hi").build();
        try (Desk desk = desk(EASY)) {
            assertInstanceOf(Outcome.Accepted.class, desk.intake.receive("contact", post));
            assertEquals(List.of("challenge-unanswered"), desk.only().reasons());
        }
        try (Desk desk = desk(EASY.whenUnanswered(Challenge.Policy.ACCEPT))) {
            assertInstanceOf(Outcome.Accepted.class, desk.intake.receive("contact", post));
            assertEquals(List.of(), desk.only().reasons());
        }
        try (Desk desk = desk(EASY.whenUnanswered(Challenge.Policy.QUARANTINE))) {
            assertInstanceOf(Outcome.Quarantined.class, desk.intake.receive("contact", post));
        }
        try (Desk desk = desk(EASY.whenUnanswered(Challenge.Policy.REFUSE))) {
            assertAskedAgain(desk.intake.receive("contact", post));
        }
    }

    @Test
    void aChallengeOfOneFormIsNotAskedOfAnother() {
        try (Desk desk =
                Desk.open(builder -> builder.defences(Defences.standard().challenge(EASY, "newsletter")))) {
            assertEquals(
                    Optional.empty(),
                    desk.intake.opening("contact").orElseThrow().prompt());
            assertTrue(desk.intake.opening("newsletter").orElseThrow().prompt().isPresent());
            desk.intake.receive("contact", Desk.contact("Hi").build());
            assertEquals(List.of(), desk.only().reasons());
            assertEquals(Optional.empty(), desk.intake.opening("none"));
            var unknown = assertInstanceOf(
                    Outcome.Invalid.class,
                    desk.intake.receive(
                            "contact",
                            Desk.contact("Hi").field(ProofOfWork.FIELD, "x").build()));
            assertEquals("unknown", unknown.violations().get(0).code());
        }
    }

    @Test
    void ofSixteenDifferentPostsWithOneSolutionOneIsStored() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Desk desk = desk(EASY)) {
            for (int round = 1; round <= 50; round++) {
                String solution = solve(puzzle(desk, "contact"), 8);
                List<Future<Outcome>> all = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    String message = "Round " + round + " post " + i;
                    all.add(threads.submit(() -> send(desk, message, solution, message.replace(' ', '-'))));
                }
                int accepted = 0;
                for (Future<Outcome> one : all) {
                    accepted += one.get() instanceof Outcome.Accepted ? 1 : 0;
                }
                assertEquals(1, accepted);
                assertEquals(round, desk.stored().size());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aChallengeForAFormThatIsNotThereIsSaidAtOnce() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Desk.open(builder -> builder.defences(Defences.standard().challenge(EASY, "contakt"))));
    }

    @Test
    void everyPuzzleIsAnother() {
        try (Desk desk = desk(EASY)) {
            assertNotEquals(puzzle(desk, "contact"), puzzle(desk, "contact"));
        }
    }
}
