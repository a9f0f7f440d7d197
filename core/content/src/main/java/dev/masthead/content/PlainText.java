package dev.masthead.content;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text without what no reader sees: control characters, lone surrogates; in Unicode's form NFC (UAX 15). */
final class PlainText {

    private static final Pattern BREAKS = Pattern.compile("\r\n?");
    private static final Pattern BIDI = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u2028\\u2029]+");

    private PlainText() {}

    /** Keeps tabs and line breaks; CR LF and CR become LF. */
    static String lines(String raw) {
        String seen = isSeen(raw) ? raw : seen(raw);
        return Normalizer.isNormalized(seen, Normalizer.Form.NFC)
                ? seen
                : Normalizer.normalize(seen, Normalizer.Form.NFC);
    }

    private static boolean isSeen(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!isSeen(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String seen(String raw) {
        String text = raw.indexOf('\r') < 0 ? raw : BREAKS.matcher(raw).replaceAll("\n");
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().filter(PlainText::isSeen).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isSeen(int c) {
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
        boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !control && !loneSurrogate && c != 0xFFFE && c != 0xFFFF;
    }

    /** One line: white space becomes a space, and what turns the direction of the text around it is removed. */
    static String line(String raw) {
        String seen = BIDI.matcher(lines(raw)).replaceAll("");
        return SPACES.matcher(seen).replaceAll(" ").strip();
    }

    /** The first code points of a line, with an ellipsis when some are left out. */
    static String cut(String line, int codePoints) {
        return line.codePointCount(0, line.length()) <= codePoints
                ? line
                : line.substring(0, line.offsetByCodePoints(0, codePoints - 1)) + "…";
    }
}
