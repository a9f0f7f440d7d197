package dev.masthead.forms;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something that a reader's browser has to do before a form is accepted: a proof of work, a captcha.
 *
 * <p>At the reader's first input, the page's script fetches {@link #prompt} from {@code GET {mount}/forms/{id}/stamp}; what it
 * does then puts the challenge's {@link #fields} into the form. A post is verified once all its answers are valid. When the
 * challenge is {@linkplain Verdict.Failed failed}, the reader is asked again: 422, with everything that was typed. A second
 * post with the key of a stored one gets the first one's answer, whatever its challenge says.
 *
 * @implSpec Thread-safe. No method keeps or logs what was sent. {@link #verify} ends within a few seconds; when it throws, that
 *     is {@link Verdict.Unavailable}.
 */
public interface Challenge {

    /** Its name: lower-case letters, digits and hyphens, for example {@code proof-of-work}. */
    String name();

    /** The names under which its answer is posted: at least one, none of them a form's own field. */
    Set<String> fields();

    /** What pages have to be allowed to load for it; nothing but our own files when not overridden. */
    default ContentSources sources() {
        return ContentSources.NONE;
    }

    /**
     * What the page's script needs to meet it, made anew for each reader who begins to type.
     *
     * @param occasion the form, now, and the server's seal
     */
    Prompt prompt(Occasion occasion);

    /**
     * Verifies the answer of a post.
     *
     * @param attempt a post that has at least one of {@link #fields()}
     */
    Verdict verify(Attempt attempt);

    /**
     * What becomes of a post without any of {@link #fields()}, as a page without script sends it; {@link Policy#SUSPECT} when
     * not overridden. With {@link Policy#REFUSE}, readers without script cannot send the form, and nobody can when no script
     * in the page meets the {@linkplain Prompt#kind() kind} of the prompt: the magazine does not start with such a one.
     */
    default Policy whenUnanswered() {
        return Policy.SUSPECT;
    }

    /**
     * What becomes of a post while the challenge cannot be verified, because {@link #verify} says so or throws; {@link
     * Policy#SUSPECT} when not overridden.
     */
    default Policy whenUnavailable() {
        return Policy.SUSPECT;
    }

    /** What becomes of a post whose challenge says nothing. */
    enum Policy {
        /** Accept it, without a remark. */
        ACCEPT,
        /** Accept it with a suspicion that weighs 40: with another one beside it, it may be quarantined. */
        SUSPECT,
        /** Accept it into the quarantine. */
        QUARANTINE,
        /** Do not store it: ask the reader again (422), or while nothing can be verified, later (503). */
        REFUSE
    }

    /** What came of verifying an answer. */
    sealed interface Verdict {

        /** The answer is right, and may be used again: the challenge itself sees to single use, or needs none. */
        record Passed() implements Verdict {}

        /**
         * The answer is right, and may be used for one post: the first that takes this claim. The claim is kept in the store, so
         * it holds on every node and after a restart.
         *
         * @param claim what is used up, for example the puzzle; only a keyed hash of it is kept
         * @param until from when on the answer would fail anyway, and the claim may be forgotten
         */
        record PassedOnce(String claim, Instant until) implements Verdict {}

        /** The answer is wrong, used or too old. */
        record Failed() implements Verdict {}

        /** Whether the answer is right cannot be found out now. */
        record Unavailable() implements Verdict {}
    }

    /** When and where a challenge is met. */
    interface Occasion {

        /** The form's id. */
        String form();

        /** Now. */
        Instant now();

        /**
         * A keyed hash that only this magazine's servers can make: 64 lower-case hexadecimal digits.
         *
         * @param text any text
         */
        String seal(String text);

        /** A random text, different each time: 32 lower-case hexadecimal digits. */
        String nonce();
    }

    /** A post that answers a challenge. Its text form holds no value. */
    interface Attempt extends Occasion {

        /**
         * The answer.
         *
         * @param field one of {@link Challenge#fields()}
         * @return empty when it was not sent, sent empty, or sent twice
         */
        Optional<String> answer(String field);

        /** The reader's address, where known. */
        Optional<String> clientAddress();

        /** The same for each attempt to send the same post: 64 lower-case hexadecimal digits. */
        String identity();
    }
}
