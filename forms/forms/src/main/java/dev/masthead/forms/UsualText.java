package dev.masthead.forms;

import org.jspecify.annotations.Nullable;

/**
 * The short way through {@link Normaliser} for what nearly every reader types: letters of the usual scripts, composed, and
 * composing with nothing. One look at each character, by a table, four at a time, so that a long message costs little
 * more than its copy.
 */
final class UsualText {

    private static final byte NOT_IN_A_LINE = 1;
    private static final byte NOT_IN_LINES = 2;
    private static final byte[] KINDS = kinds();

    private UsualText() {}

    /** The normalised text; null when a character takes a closer look. */
    static @Nullable String normalised(String text, boolean lines) {
        char[] chars = text.toCharArray();
        int end = chars.length;
        while (end > 0 && isSpace(chars[end - 1])) {
            end--;
        }
        int start = 0;
        while (start < end && isSpace(chars[start])) {
            start++;
        }
        int to = lines ? lines(chars, start, end) : line(chars, start, end);
        if (to < 0) {
            return null;
        }
        return to - start == chars.length ? text : new String(chars, start, to - start);
    }

    /** Returns its end; -1 when a character takes a closer look. */
    private static int line(char[] chars, int start, int end) {
        return unusualIn(chars, start, end, NOT_IN_A_LINE) == end ? end : -1;
    }

    /** Makes each browser's line break one line feed, in place; returns the end then, or -1 when a character takes a closer look. */
    private static int lines(char[] chars, int start, int end) {
        int to = start;
        for (int from = start; from < end; ) {
            int stop = unusualIn(chars, from, end, NOT_IN_LINES);
            if (to < from) {
                System.arraycopy(chars, from, chars, to, stop - from);
            }
            to += stop - from;
            from = stop;
            if (from < end) {
                // The last character is no white space, so there is one behind this.
                if (chars[from] != '\r' || chars[from + 1] != '\n') {
                    return -1;
                }
                from += 2;
                chars[to++] = '\n';
            }
        }
        return to;
    }

    /** Where the first unusual character is; the end when there is none. */
    private static int unusualIn(char[] chars, int start, int end, byte kind) {
        int i = start;
        while (i + 3 < end
                && ((KINDS[chars[i]] | KINDS[chars[i + 1]] | KINDS[chars[i + 2]] | KINDS[chars[i + 3]]) & kind) == 0) {
            i += 4;
        }
        while (i < end && (KINDS[chars[i]] & kind) == 0) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0xA0;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[Character.MAX_VALUE + 1];
        for (int c = 0; c < kinds.length; c++) {
            boolean usual = c == ' ' || c == 0xA0 || isInk(c);
            boolean inLines = usual || c == '\n' || c == '\t';
            kinds[c] = (byte) ((usual ? 0 : NOT_IN_A_LINE) | (inLines ? 0 : NOT_IN_LINES));
        }
        return kinds;
    }

    /** Something that can be seen, composed, and composing with nothing. */
    private static boolean isInk(int c) {
        if (c < 0x250) {
            return (c > ' ' && c <= '~') || (c > 0xA0 && c != 0xAD);
        }
        return (c >= 0x2010 && c <= 0x2027)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0x3041 && c <= 0x3096)
                || (c >= 0x30A1 && c <= 0x30FA)
                || (c >= 0x410 && c <= 0x44F)
                || (c >= 0x621 && c <= 0x64A)
                || (c >= 0x391 && c <= 0x3A9)
                || (c >= 0x3B1 && c <= 0x3C9)
                || c == 0x3001
                || c == 0x3002
                || c == 0x20AC;
    }
}
