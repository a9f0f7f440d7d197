package dev.masthead.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A strong validator (RFC 9110, section 8.8.3): the same bytes have the same tag, other bytes another one.
 *
 * @param value with its quotation marks
 */
record EntityTag(String value) {

    /** Matches nothing. */
    static final EntityTag NONE = new EntityTag("");

    private static final int BYTES = 12;

    static EntityTag of(byte[] content) {
        return new EntityTag('"' + hash(content, BYTES) + '"');
    }

    /** The first bytes of the content's SHA-256, in hexadecimal digits. */
    static String hash(byte[] content, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime has no SHA-256", e);
        }
    }

    /** Whether the client holds these bytes already, by its {@code If-None-Match}. */
    boolean matches(Request request) {
        Optional<String> held = request.headers().first("If-None-Match");
        if (held.isEmpty()) {
            return false;
        }
        for (String tag : held.get().split(",", 100)) {
            String bare = tag.strip();
            if (bare.equals("*") || bare.equals(value) || bare.equals("W/" + value)) {
                return true;
            }
        }
        return false;
    }
}
