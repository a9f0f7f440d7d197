package dev.masthead.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-decoding that accepts well-formed UTF-8 only (RFC 3986, and the URL standard's form encoding). */
final class Percent {

    private Percent() {}

    /** Decodes one segment of a path; empty when it is malformed or hides a slash or a control character. */
    static Optional<String> segment(String raw) {
        return decode(raw, false).filter(text -> text.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' '));
    }

    /** Decodes a whole path; empty when it is malformed. */
    static Optional<String> path(String raw) {
        return decode(raw, false);
    }

    /** Decodes a name or value of an urlencoded form, where a plus is a space; empty when it is malformed. */
    static Optional<String> form(String raw) {
        return decode(raw, true);
    }

    private static Optional<String> decode(String raw, boolean plusIsSpace) {
        byte[] in = raw.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '%') {
                int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
                int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                out.write(high * 16 + low);
                i += 2;
            } else {
                out.write(plusIsSpace && in[i] == '+' ? ' ' : in[i]);
            }
        }
        return utf8(out.toByteArray());
    }

    static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
