package dev.masthead.forms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of a post. */
public sealed interface Outcome {

    /**
     * It is stored, durably.
     *
     * @param receipt see {@link Submission#receipt()}
     * @param replayed whether an earlier post with the same key or content is what is stored; the receipt is its
     */
    record Accepted(String receipt, boolean replayed) implements Outcome {}

    /**
     * It is stored, but set aside as suspicious. The reader gets the same answer as for {@link Accepted}.
     *
     * @param receipt see {@link Submission#receipt()}
     * @param reasons what is suspicious, for the editor
     * @param replayed as in {@link Accepted}
     */
    record Quarantined(String receipt, List<String> reasons, boolean replayed) implements Outcome {
        /** Copies the list. */
        public Quarantined {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * The reader has to correct something; nothing is stored.
     *
     * @param violations at least one, in the order of the form's fields, one for each field at most
     * @param values what the reader sent, to be shown again
     */
    record Invalid(List<Violation> violations, ReaderValues values) implements Outcome {
        /** Copies the list. */
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /**
     * It was turned away unread; nothing is stored.
     *
     * @param reason why
     * @param retryAfter when it may be tried again, at least a second; not for {@link Reason#CROSS_SITE}
     */
    record Refused(Reason reason, Optional<Duration> retryAfter) implements Outcome {}

    /** The idempotency key belongs to an earlier post with other content; nothing is stored. */
    record KeyReused() implements Outcome {}

    /** No form has this id; nothing is stored. */
    record NoSuchForm() implements Outcome {}

    /** Why a post was turned away. */
    enum Reason {
        /** It comes from a page of another site. */
        CROSS_SITE,
        /** Too many posts from this address, or from its network. */
        RATE_LIMITED,
        /** The form's challenge cannot be checked now, and its policy is to refuse then. */
        CHALLENGE_UNAVAILABLE
    }
}
