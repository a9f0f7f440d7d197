package dev.masthead.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keyed hash over time and body (HMAC-SHA-256). Immutable; its text form is redacted. */
final class Signature {

    /** The shortest secret, in bytes. */
    static final int MIN_SECRET_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Signature(byte[] secret) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "The secret of a webhook has at least " + MIN_SECRET_BYTES + " bytes; make a random one");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The value of the header: {@code t=<unix seconds>,v1=<64 hexadecimal digits>}. */
    String header(long seconds, byte[] body) {
        return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(hash(Long.toString(seconds), body));
    }

    byte[] hash(String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(seconds.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Signature[redacted]";
    }
}
