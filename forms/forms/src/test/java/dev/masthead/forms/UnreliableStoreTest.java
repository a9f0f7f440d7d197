package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.StoreException;
import dev.masthead.storage.tck.UnreliableStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Readers post to a store that fails now and then, and post again: nothing thanked for is lost, nothing is doubled. */
class UnreliableStoreTest {

    private static final int SEEDS = 1_000;
    private static final int READERS = 4;
    private static final int PATIENCE = 20;

    @Test
    void everyThanksIsOneSubmissionAfterAnyFailure() {
        Random random = new Random();
        Map<String, List<String>> thanked = new HashMap<>();
        try (Desk desk = Desk.onStore(store -> new UnreliableStore(store, random, 0.4))) {
            for (long seed = 0; seed < SEEDS; seed++) {
                random.setSeed(seed);
                for (int reader = 0; reader < READERS; reader++) {
                    String message = "Message " + reader + " of seed " + seed;
                    thanked.put(message, List.of(patientlyPosted(desk, message)));
                }
            }
            Map<String, List<String>> stored = desk.stored().stream()
                    .collect(Collectors.groupingBy(
                            UnreliableStoreTest::message,
                            Collectors.mapping(Submission::receipt, Collectors.toList())));
            assertEquals(thanked, stored);
        }
    }

    /** The receipt that the reader was given, the same each time. */
    private static String patientlyPosted(Desk desk, String message) {
        Set<String> receipts = new HashSet<>();
        for (int post = 0; post < PATIENCE; post++) {
            post(desk, message).ifPresent(receipts::add);
        }
        assertEquals(1, receipts.size(), message);
        return receipts.iterator().next();
    }

    private static String message(Submission submission) {
        return Objects.requireNonNull(submission.values().get("message")).text();
    }

    /** The receipt, when the reader gets one. */
    private static Optional<String> post(Desk desk, String message) {
        try {
            Post post = Desk.contact(message)
                    .idempotencyKey(Optional.of(message.replace(' ', '-')))
                    .build();
            Outcome outcome = desk.intake.receive("contact", post);
            return outcome instanceof Outcome.Accepted accepted ? Optional.of(accepted.receipt()) : Optional.empty();
        } catch (StoreException e) {
            return Optional.empty();
        }
    }
}
