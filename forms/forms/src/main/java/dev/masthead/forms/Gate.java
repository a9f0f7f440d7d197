package dev.masthead.forms;

import dev.masthead.core.ServerSecret;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a form's challenge before its posts. Thread-safe. */
final class Gate {

    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final Defences defences;
    private final ServerSecret secret;
    private final RandomGenerator random;
    private final Claims claims;

    Gate(Defences defences, ServerSecret secret, RandomGenerator random, Claims claims) {
        this.defences = defences;
        this.secret = secret;
        this.random = random;
        this.claims = claims;
    }

    /** What a post's challenge means for it. */
    enum Decision {
        PASS,
        UNANSWERED_SUSPECT,
        UNANSWERED_QUARANTINE,
        UNAVAILABLE_SUSPECT,
        UNAVAILABLE_QUARANTINE,
        ASK_AGAIN,
        ASK_LATER;

        boolean isRefusal() {
            return this == ASK_AGAIN || this == ASK_LATER;
        }

        Judgement onto(Judgement judgement) {
            return switch (this) {
                case UNANSWERED_SUSPECT -> judgement.plus(Submission.CHALLENGE_UNANSWERED, Defences.CHALLENGE_WEIGHT);
                case UNANSWERED_QUARANTINE -> judgement.plus(Submission.CHALLENGE_UNANSWERED, judgement.threshold());
                case UNAVAILABLE_SUSPECT -> judgement.plus(Submission.CHALLENGE_UNAVAILABLE, Defences.CHALLENGE_WEIGHT);
                case UNAVAILABLE_QUARANTINE -> judgement.plus(Submission.CHALLENGE_UNAVAILABLE, judgement.threshold());
                case PASS, ASK_AGAIN, ASK_LATER -> judgement;
            };
        }
    }

    Optional<Prompt> prompt(String form, Instant now) {
        return defences.challengeOf(form).flatMap(challenge -> {
            Post nothing = Post.builder().build();
            return prompt(challenge, new Encounter(challenge, form, now, secret, random, nothing, ""));
        });
    }

    private static Optional<Prompt> prompt(Challenge challenge, Encounter encounter) {
        try {
            return Optional.of(challenge.prompt(encounter));
        } catch (RuntimeException e) {
            failed(challenge, e);
            return Optional.empty();
        }
    }

    /**
     * Decides on a post.
     *
     * @param identity the same for each attempt to send the same post
     */
    Decision decide(String form, Post post, Supplier<String> identity, Instant now) {
        Optional<Challenge> challenge = defences.challengeOf(form);
        if (challenge.isEmpty()) {
            return Decision.PASS;
        }
        boolean answered = challenge.get().fields().stream()
                .anyMatch(name -> post.fields().all(name).stream().anyMatch(value -> !value.isEmpty()));
        if (!answered) {
            return unanswered(challenge.get().whenUnanswered());
        }
        return verdict(
                challenge.get(), new Encounter(challenge.get(), form, now, secret, random, post, identity.get()));
    }

    private Decision verdict(Challenge challenge, Encounter encounter) {
        Challenge.Verdict verdict = verified(challenge, encounter);
        if (verdict instanceof Challenge.Verdict.PassedOnce once) {
            String id = secret.hmac("claim-" + challenge.name(), once.claim());
            boolean ours = claims.take(id, encounter.identity(), once.until());
            return ours ? Decision.PASS : Decision.ASK_AGAIN;
        }
        if (verdict instanceof Challenge.Verdict.Unavailable) {
            return unavailable(challenge.whenUnavailable());
        }
        return verdict instanceof Challenge.Verdict.Passed ? Decision.PASS : Decision.ASK_AGAIN;
    }

    private static Challenge.Verdict verified(Challenge challenge, Encounter encounter) {
        try {
            return challenge.verify(encounter);
        } catch (RuntimeException e) {
            failed(challenge, e);
            return new Challenge.Verdict.Unavailable();
        }
    }

    // Without its message, which may hold what was sent.
    private static void failed(Challenge challenge, RuntimeException e) {
        LOG.error(
                "masthead.challenge.failed challenge={} cause={}",
                challenge.name(),
                e.getClass().getName());
    }

    private static Decision unanswered(Challenge.Policy policy) {
        return switch (policy) {
            case ACCEPT -> Decision.PASS;
            case SUSPECT -> Decision.UNANSWERED_SUSPECT;
            case QUARANTINE -> Decision.UNANSWERED_QUARANTINE;
            case REFUSE -> Decision.ASK_AGAIN;
        };
    }

    private static Decision unavailable(Challenge.Policy policy) {
        return switch (policy) {
            case ACCEPT -> Decision.PASS;
            case SUSPECT -> Decision.UNAVAILABLE_SUSPECT;
            case QUARANTINE -> Decision.UNAVAILABLE_QUARANTINE;
            case REFUSE -> Decision.ASK_LATER;
        };
    }
}
