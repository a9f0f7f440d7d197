package dev.masthead.forms;

import dev.masthead.core.ServerSecret;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A challenge meets a reader: the prompt first, then the post. */
final class Encounter implements Challenge.Attempt {

    private static final int NONCE_BYTES = 16;

    private final String challenge;
    private final String form;
    private final Instant now;
    private final ServerSecret secret;
    private final RandomGenerator random;
    private final Post post;
    private final String identity;

    Encounter(
            Challenge challenge,
            String form,
            Instant now,
            ServerSecret secret,
            RandomGenerator random,
            Post post,
            String identity) {
        this.challenge = challenge.name();
        this.form = form;
        this.now = now;
        this.secret = secret;
        this.random = random;
        this.post = post;
        this.identity = identity;
    }

    @Override
    public String form() {
        return form;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public String seal(String text) {
        return secret.hmac("challenge-" + challenge, text);
    }

    @Override
    public String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public Optional<String> answer(String field) {
        List<String> all = post.fields().all(field);
        return all.size() == 1 ? Optional.of(all.get(0)).filter(answer -> !answer.isEmpty()) : Optional.empty();
    }

    @Override
    public Optional<String> clientAddress() {
        return post.fact(Post.Fact.CLIENT_ADDRESS);
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public String toString() {
        return "Encounter[" + challenge + ", " + form + ", redacted]";
    }
}
