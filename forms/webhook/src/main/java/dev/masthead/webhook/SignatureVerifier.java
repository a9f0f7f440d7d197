package dev.masthead.webhook;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * For who receives webhooks: tells whether one was signed with the shared secret, just now. Immutable and thread-safe.
 *
 * <p>Deliveries may come more than once and in any order: a receiver keeps the header {@link Webhook#EVENT_HEADER} of what
 * it has dealt with, and answers 2xx to a repeat.
 */
public final class SignatureVerifier {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_PARTS = 10;

    private final List<Signature> signatures;
    private final InstantSource clock;
    private final Duration tolerance;

    private SignatureVerifier(List<Signature> signatures, InstantSource clock, Duration tolerance) {
        this.signatures = signatures;
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /**
     * A verifier with a tolerance of five minutes.
     *
     * @param secrets the shared secret, at least 16 bytes; while it is being changed, the old and the new one
     */
    public static SignatureVerifier of(byte[]... secrets) {
        return new SignatureVerifier(
                List.of(secrets).stream().map(Signature::new).toList(), InstantSource.system(), Duration.ofMinutes(5));
    }

    /** A copy with another clock. */
    public SignatureVerifier clock(InstantSource source) {
        return new SignatureVerifier(signatures, source, tolerance);
    }

    /** A copy that takes what was signed at most so long ago, or ahead. */
    public SignatureVerifier tolerance(Duration most) {
        return new SignatureVerifier(signatures, clock, most);
    }

    /**
     * Whether a body is what the magazine signed.
     *
     * @param header the value of {@link Webhook#SIGNATURE_HEADER}; anything may be in it
     * @param body as received, before anything has parsed it
     */
    public boolean verify(String header, byte[] body) {
        String[] parts = header.split(",", MOST_PARTS);
        Optional<String> seconds =
                value(parts, "t=").filter(text -> SECONDS.matcher(text).matches());
        if (seconds.isEmpty() || !isNow(Long.parseLong(seconds.get()))) {
            return false;
        }
        boolean found = false;
        for (String part : parts) {
            String hash = part.startsWith("v1=") ? part.substring(3) : "";
            found |= HASH.matcher(hash).matches() && isOurs(HexFormat.of().parseHex(hash), seconds.get(), body);
        }
        return found;
    }

    private static Optional<String> value(String[] parts, String prefix) {
        return List.of(parts).stream()
                .filter(part -> part.startsWith(prefix))
                .map(part -> part.substring(prefix.length()))
                .findFirst();
    }

    private boolean isNow(long seconds) {
        Duration apart = Duration.between(Instant.ofEpochSecond(seconds), clock.instant());
        return apart.abs().compareTo(tolerance) <= 0;
    }

    /** In constant time: how much of a hash was right, must not be measurable. */
    private boolean isOurs(byte[] hash, String seconds, byte[] body) {
        boolean found = false;
        for (Signature signature : signatures) {
            found |= MessageDigest.isEqual(signature.hash(seconds, body), hash);
        }
        return found;
    }
}
