package dev.masthead.forms;

import org.jspecify.annotations.Nullable;

/**
 * The short way through {@link Normaliser} for what nearly every reader types: letters of the usual scripts, composed, and
 * composing with nothing. One look at each character, in a table, so that a long message costs no more than its copy.
 */
final class UsualText {

    private static final byte NOT_IN_A_LINE = 1;
    private static final byte NOT_IN_LINES = 2;
    private static final byte[] KINDS = kinds();

    private UsualText() {}

    /** The normalised text; null when a character takes a closer look. */
    static @Nullable String normalised(String text, boolean lines) {
        String usual = trimmed(text, lines ? NOT_IN_LINES : NOT_IN_A_LINE);
        return usual == null && lines && text.indexOf('\r') >= 0
                ? trimmed(text.replace("\r\n", "\n"), NOT_IN_LINES)
                : usual;
    }

    private static @Nullable String trimmed(String text, byte kind) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        int start = 0;
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        return unusualIn(text, start, end, kind) == end ? text.substring(start, end) : null;
    }

    /** Where the first unusual character is; the end when there is none. */
    private static int unusualIn(String text, int start, int end, byte kind) {
        int i = start;
        while (i < end && (KINDS[text.charAt(i)] & kind) == 0) {
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
