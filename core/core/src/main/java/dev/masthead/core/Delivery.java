package dev.masthead.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one attempt to deliver. A reason is a code that the channel makes up, never a text that a receiver or a
 * reader wrote: 1 to 60 lower-case letters, digits and hyphens.
 */
public sealed interface Delivery {

    /** The receiver has it. */
    record Delivered() implements Delivery {}

    /**
     * The receiver will never take it: no further attempt, an editor looks at it.
     *
     * @param reason a code
     */
    record Refused(String reason) implements Delivery {
        /** Refuses a reason that is not a code. */
        public Refused {
            Codes.checkReason(reason);
        }
    }

    /**
     * It is certain that the receiver does not have it, or that one more does no harm; it is tried again.
     *
     * @param reason a code
     * @param retryAfter not before that, if the receiver said so; positive
     */
    record Failed(String reason, Optional<Duration> retryAfter) implements Delivery {
        /** Refuses a reason that is not a code. */
        public Failed {
            Codes.checkReason(reason);
            Objects.requireNonNull(retryAfter, "retryAfter");
        }
    }

    /**
     * The receiver may have it or not. It is tried once more; when that stays unknown too, an editor decides.
     *
     * @param reason a code
     */
    record Unknown(String reason) implements Delivery {
        /** Refuses a reason that is not a code. */
        public Unknown {
            Codes.checkReason(reason);
        }
    }

    /** The receiver has it. */
    static Delivery delivered() {
        return new Delivered();
    }

    /** The receiver will never take it. */
    static Delivery refused(String reason) {
        return new Refused(reason);
    }

    /** The receiver does not have it. */
    static Delivery failed(String reason) {
        return new Failed(reason, Optional.empty());
    }

    /** The receiver does not have it, and asks to be left alone for a while. */
    static Delivery failed(String reason, Optional<Duration> retryAfter) {
        return new Failed(reason, retryAfter);
    }

    /** The receiver may have it or not. */
    static Delivery unknown(String reason) {
        return new Unknown(reason);
    }
}
