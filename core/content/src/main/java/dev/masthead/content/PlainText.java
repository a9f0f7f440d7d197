package dev.masthead.content;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text without what no reader sees: control characters, lone surrogates; in Unicode's form NFC (UAX 15). */
final class PlainText {

    private static final Pattern BREAKS = Pattern.compile("\r\n?");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]|\\p{Cs}|[\\uFFFE\\uFFFF]");
    private static final Pattern BIDI = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u2028\\u2029]+");

    private PlainText() {}

    /** Keeps tabs and line breaks; CR LF and CR become LF. */
    static String lines(String raw) {
        if (raw.chars().allMatch(c -> c == '\n' || c == '\t' || (c >= ' ' && c < 0x7F))) {
            return raw;
        }
        String broken = BREAKS.matcher(raw).replaceAll("\n");
        return Normalizer.normalize(UNSEEN.matcher(broken).replaceAll(""), Normalizer.Form.NFC);
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
