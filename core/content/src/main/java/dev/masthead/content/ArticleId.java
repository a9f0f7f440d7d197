package dev.masthead.content;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The id of an imported article: the same for the same path, so that a second import meets the first one's record. */
final class ArticleId {

    private ArticleId() {}

    /** A UUID of version 8 (RFC 9562, section 5.8) from the SHA-256 of the origin. */
    static String of(String origin) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(("origin:" + origin).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            long high = (bits.getLong() & ~0xF000L) | 0x8000L;
            long low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
