package dev.masthead.examples.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** A program that the server runs as one step: nobody else's command comes between its own. */
enum Script {
    COMMIT("commit"),
    PAGE("page"),
    COUNT("count"),
    BUILD_START("build-start"),
    BUILD_INDEX("build-index"),
    BUILD_FINISH("build-finish"),
    RELEASE("release");

    private final String source;
    private final String digest;

    Script(String file) {
        this.source = read(file + ".lua");
        this.digest = sha1(source);
    }

    /** The text, sent once to each server. */
    byte[] source() {
        return Reply.bytes(source);
    }

    /** What the server knows the text by afterwards. */
    byte[] digest() {
        return Reply.bytes(digest);
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(Script.class.getResourceAsStream(file), file)) {
            return Reply.text(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(Reply.bytes(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
