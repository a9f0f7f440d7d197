package dev.masthead.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-decoding that accepts well-formed UTF-8 only (RFC 3986, and the URL standard's form encoding). */
final class Percent {

    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[] HEX = hex();

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
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int octet = in[i] == '%' ? octet(in, i) : in[i];
            if (in[i] == '%' && octet < 0) {
                return Optional.empty();
            }
            out[length++] = plusIsSpace && in[i] == '+' ? (byte) ' ' : (byte) octet;
            i += in[i] == '%' ? 2 : 0;
        }
        return utf8(out, length);
    }

    /** The octet that a percent sign and the two digits behind it stand for; -1 when they are none. */
    static int octet(byte[] in, int percent) {
        return percent + 2 < in.length ? digit(in[percent + 1]) << 4 | digit(in[percent + 2]) : -1;
    }

    private static int digit(byte b) {
        return b < 0 ? -1 : HEX[b];
    }

    private static byte[] hex() {
        byte[] digits = new byte[0x80];
        for (int c = 0; c < digits.length; c++) {
            digits[c] = (byte) Character.digit(c, 16);
        }
        return digits;
    }

    /** These octets as text; empty when they are malformed. */
    static Optional<String> utf8(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        // Only where the decoder put its replacement, or where somebody wrote one, is there a question.
        return text.indexOf(REPLACEMENT) < 0 ? Optional.of(text) : strict(bytes, length);
    }

    private static Optional<String> strict(byte[] bytes, int length) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
