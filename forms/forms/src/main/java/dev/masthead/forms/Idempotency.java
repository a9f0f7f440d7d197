package dev.masthead.forms;

import dev.masthead.core.ServerSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys by which a post is known again: the sender's own, or its content. Only keyed hashes are kept. */
final class Idempotency {

    /** The same content without a key is one post for at least this long, and at most twice as long. */
    static final Duration WINDOW = Duration.ofMinutes(30);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final ServerSecret secret;

    Idempotency(ServerSecret secret) {
        this.secret = secret;
    }

    /** The key that came with a post: the header's, else the field's. */
    static Optional<String> sent(Post post) {
        return post.fact(Post.Fact.IDEMPOTENCY_KEY)
                .or(() -> post.fields().first(Post.KEY_FIELD).filter(key -> !key.isEmpty()));
    }

    static boolean isKey(String key) {
        return KEY.matcher(key).matches();
    }

    /** A keyed hash of what was answered: equal for equal answers to the same form. */
    String digest(String form, Map<String, Answer> answers) {
        StringBuilder content = new StringBuilder(form);
        answers.forEach((name, answer) -> append(content, name, answer.all()));
        return secret.hmac("submission-content", content.toString());
    }

    /** With numbers and lengths, so that no value can look like the end of one and the beginning of another. */
    private static void append(StringBuilder content, String name, List<String> values) {
        content.append('\n').append(name).append(' ').append(values.size());
        values.forEach(
                value -> content.append(' ').append(value.length()).append(' ').append(value));
    }

    /** The value of a key that was sent. */
    List<String> ofKey(String key) {
        return List.of("key:" + secret.hmac("submission-key", key));
    }

    /**
     * The values of a content: for the window of now and for the next, so that a second post finds one of them taken on
     * whichever side of the edge it falls.
     */
    List<String> ofContent(String digest, Submission.State state, Instant now) {
        long window = Math.floorDiv(now.getEpochSecond(), WINDOW.toSeconds());
        return List.of(ofWindow(digest, state, window), ofWindow(digest, state, window + 1));
    }

    // With the state: what a machine sent first must not keep a reader's own post in quarantine.
    private String ofWindow(String digest, Submission.State state, long window) {
        return "content:" + secret.hmac("submission-window", digest + " " + state + " " + window);
    }
}
