package dev.masthead.forms;

import java.text.Normalizer;

/**
 * Gives a text the one form in which it is checked, counted, compared and stored: line breaks are LF, the text is in NFC,
 * without control characters, without lone surrogates (each becomes U+FFFD), without white space and invisible format
 * characters at its ends. What has nothing visible becomes the empty text. Doing it again changes nothing.
 */
final class Normaliser {

    private static final int REPLACEMENT = 0xFFFD;

    /** No script needs as many at one letter. */
    private static final int MOST_MARKS = 30;

    /** The combining grapheme joiner, which nobody sees. */
    private static final char JOINER = 0x034F;

    private Normaliser() {}

    /** A text of one line: line breaks and tabs become spaces, and bidirectional controls go. */
    static String oneLine(String text) {
        return normalised(text, false);
    }

    /** A text of several lines. */
    static String multiLine(String text) {
        return normalised(text, true);
    }

    /** A name of a field that was sent and is not ours, fit to be shown: one line, at most 60 code points. */
    static String name(String text) {
        return cut(oneLine(cut(text, 1_000)), 60);
    }

    /** The first code points of a text. */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static String normalised(String text, boolean lines) {
        String usual = UsualText.normalised(text, lines);
        return usual == null ? unusual(text, lines) : usual;
    }

    /** What is done to a text that takes a closer look. */
    static String unusual(String text, boolean lines) {
        String clean = trimmed(composed(cleaned(text, lines)));
        return Invisible.hasVisible(clean) ? clean : "";
    }

    /**
     * In NFC, of the Stream-Safe Text Format (UAX 15): sorting the marks of a letter takes the square of their number, so
     * that a text of marks alone would keep a processor busy for half a minute.
     */
    private static String composed(String text) {
        String composed = nfc(streamSafe(text));
        // A mark may have become two.
        String safe = streamSafe(composed);
        return safe.equals(composed) ? composed : nfc(safe);
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static String streamSafe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                safe.append(JOINER);
                marks = 1;
            }
            safe.appendCodePoint(c);
        }
        return safe.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return mark && c != JOINER;
    }

    private static String cleaned(String text, boolean lines) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean breaks = c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
            if (c == '\r' && i < text.length() && text.charAt(i) == '\n') {
                i++;
            }
            if (breaks || c == '\t') {
                clean.append(lines ? (breaks ? '\n' : '\t') : ' ');
            } else if (Character.getType(c) == Character.SURROGATE) {
                clean.appendCodePoint(REPLACEMENT);
            } else if (!Character.isISOControl(c) && (lines || !Invisible.isBidiControl(c))) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    private static String trimmed(String text) {
        int start = 0;
        while (start < text.length() && Invisible.isBlank(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && Invisible.isBlank(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }
}
