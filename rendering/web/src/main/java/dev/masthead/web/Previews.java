package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.Articles;
import dev.masthead.core.NoSuchArticleException;
import dev.masthead.core.ServerSecret;
import dev.masthead.core.WorkingCopy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/**
 * Addresses at which somebody without an account sees an article before readers do: its working copy where there is one, else
 * the article as it is stored, whatever its state. Each is signed and ends by itself; no cache keeps what it shows and no
 * search engine is to list it. Thread-safe.
 */
public final class Previews {

    /** The longest that an address is good for. */
    public static final Duration LONGEST = Duration.ofDays(90);

    static final String SEGMENT = "preview";

    private static final int MOST_CHARACTERS = 500;

    private final Articles articles;
    private final ServerSecret secret;
    private final InstantSource clock;
    private final String mountPath;

    Previews(Articles articles, ServerSecret secret, InstantSource clock, String mountPath) {
        this.articles = articles;
        this.secret = secret;
        this.clock = clock;
        this.mountPath = mountPath;
    }

    /**
     * The path of a preview, the mount path included.
     *
     * @param article its id
     * @param time how long it is good for, above 0 and up to {@link #LONGEST}
     * @throws NoSuchArticleException when there is no such article
     * @throws IllegalArgumentException when the time is out of bounds
     */
    public String path(String article, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A preview is good for more than 0 and at most " + LONGEST.toDays() + " days; name such a time");
        }
        if (articles.find(article).isEmpty()) {
            throw NoSuchArticleException.of(article);
        }
        String text = clock.instant().plus(time).getEpochSecond() + " " + article;
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return mountPath + "/" + SEGMENT + "/" + encoded + "." + signature(text);
    }

    /** What a signed address shows; empty when it is not ours, or has ended. */
    Optional<Article> article(String token) {
        return signed(token).flatMap(text -> {
            int space = text.indexOf(' ');
            Instant until = Instant.ofEpochSecond(Long.parseLong(text, 0, space, 10));
            return clock.instant().isBefore(until) ? newest(text.substring(space + 1)) : Optional.empty();
        });
    }

    private Optional<Article> newest(String id) {
        return articles.workingCopies().find(id).map(WorkingCopy::article).or(() -> articles.find(id));
    }

    private Optional<String> signed(String token) {
        int dot = token.indexOf('.');
        if (dot < 0 || token.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), StandardCharsets.UTF_8);
            byte[] expected = signature(text).getBytes(StandardCharsets.US_ASCII);
            byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(expected, given) ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private String signature(String text) {
        return secret.hmac(SEGMENT, text);
    }
}
