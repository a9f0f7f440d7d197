package dev.masthead.theme;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of UTF-8. Not thread-safe. */
final class Utf8Buffer {

    private static final int SMALL_PAGE = 32 * 1024;

    private static final boolean[] PLAIN = new boolean[0x80];

    static {
        Arrays.fill(PLAIN, ' ', 0x7F, true);
        PLAIN['\n'] = true;
        PLAIN['\t'] = true;
        for (char c : new char[] {'&', '<', '>', '"', '\''}) {
            PLAIN[c] = false;
        }
    }

    private byte[] bytes = new byte[SMALL_PAGE];
    private int length;

    void append(byte[] encoded) {
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    /** The rest is encoded as it comes, a lone surrogate as U+FFFD. */
    void append(String text, int from, int to) {
        int at = from;
        while (at < to) {
            at = appendAscii(text, at, to);
            if (at < to) {
                int c = at + 1 < to ? text.codePointAt(at) : text.charAt(at);
                append(c);
                at += Character.charCount(c);
            }
        }
    }

    private int appendAscii(String text, int from, int to) {
        reserve(to - from);
        byte[] into = bytes;
        int shift = length - from;
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c >= 0x80) {
                break;
            }
            into[at + shift] = (byte) c;
            at++;
        }
        length = at + shift;
        return at;
    }

    /** Letters, digits and all other ASCII that means nothing in HTML: gives the place of what comes behind. */
    int appendPlain(String text, int from) {
        int to = text.length();
        reserve(to - from);
        byte[] into = bytes;
        int shift = length - from;
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            if (c >= 0x7F || !PLAIN[c]) {
                break;
            }
            into[at + shift] = (byte) c;
            at++;
        }
        length = at + shift;
        return at;
    }

    void append(byte ascii) {
        reserve(1);
        bytes[length++] = ascii;
    }

    void append(int codePoint) {
        int c = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? 0xFFFD : codePoint;
        reserve(4);
        if (c < 0x80) {
            bytes[length++] = (byte) c;
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | (c >> 6));
            continuation(c);
        } else if (c < 0x10000) {
            bytes[length++] = (byte) (0xE0 | (c >> 12));
            continuation(c >> 6);
            continuation(c);
        } else {
            bytes[length++] = (byte) (0xF0 | (c >> 18));
            continuation(c >> 12);
            continuation(c >> 6);
            continuation(c);
        }
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private void continuation(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3F));
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
