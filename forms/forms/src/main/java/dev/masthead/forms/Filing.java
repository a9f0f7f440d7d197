package dev.masthead.forms;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes the entry of an accepted post: its receipt, what is suspicious, what was agreed to, its keys. */
final class Filing {

    private static final int TIME_DIGITS = 12;
    private static final int RANDOM_BYTES = 10;
    private static final int PAGE_LENGTH = 1_000;
    private static final int LANGUAGE_LENGTH = 35;

    private final Idempotency idempotency;
    private final InstantSource clock;
    private final RandomGenerator random;

    Filing(Idempotency idempotency, InstantSource clock, RandomGenerator random) {
        this.idempotency = idempotency;
        this.clock = clock;
        this.random = random;
    }

    /** The same for each attempt to send the same post: by the sender's key, or without one by its content. */
    String identity(Form form, Post post, Map<String, Answer> answers) {
        return Idempotency.sent(post)
                .map(key -> idempotency.ofKey(key).get(0))
                .orElseGet(() -> "content:" + idempotency.digest(form.id(), answers));
    }

    SubmissionJson.Stored entry(Form form, Post post, Map<String, Answer> answers, Judgement judgement) {
        Submission.Draft draft = new Submission.Draft();
        draft.form = form.id();
        draft.version = form.version();
        draft.receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        draft.receipt = receipt(draft.receivedAt);
        draft.values = answers;
        draft.consents = consents(form, answers);
        draft.page = line(post.fact(Post.Fact.PAGE).map(Filing::path), PAGE_LENGTH);
        draft.language = line(post.fact(Post.Fact.LANGUAGE), LANGUAGE_LENGTH);
        draft.reasons = judgement.reasons();
        draft.state = judgement.state();
        String digest = idempotency.digest(form.id(), answers);
        List<String> keys = Idempotency.sent(post)
                .map(idempotency::ofKey)
                .orElseGet(() -> idempotency.ofContent(digest, draft.state, draft.receivedAt));
        return new SubmissionJson.Stored(new Submission(draft), digest, keys);
    }

    private static Map<String, String> consents(Form form, Map<String, Answer> answers) {
        Map<String, String> wordings = new LinkedHashMap<>();
        for (Field field : form.fields()) {
            if (answers.get(field.name()) instanceof Answer.Tick tick && tick.ticked()) {
                field.consent().ifPresent(wording -> wordings.put(field.name(), wording));
            }
        }
        return wordings;
    }

    // A query may say something about the reader.
    private static String path(String page) {
        return page.split("[?#]", 2)[0];
    }

    private static Optional<String> line(Optional<String> text, int most) {
        return text.map(t -> Normaliser.cut(Normaliser.oneLine(t), most)).filter(t -> !t.isEmpty());
    }

    /**
     * Begins with the time, so that databases write what is new next to each other, and goes on with more than anybody can
     * guess: as a UUID of version 7 does (RFC 9562).
     */
    private String receipt(Instant now) {
        byte[] chance = new byte[RANDOM_BYTES];
        random.nextBytes(chance);
        return HexFormat.of().toHexDigits(now.toEpochMilli(), TIME_DIGITS)
                + HexFormat.of().formatHex(chance);
    }
}
