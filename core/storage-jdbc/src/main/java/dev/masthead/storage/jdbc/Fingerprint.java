package dev.masthead.storage.jdbc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name for something long, on which all processes agree. */
final class Fingerprint {

    private static final int BYTES = 8;

    private Fingerprint() {}

    /** That of a place. */
    static String of(Place place) {
        return of("masthead " + place.schema().orElse("") + " " + place.prefix());
    }

    /** Sixteen hexadecimal digits. */
    static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
