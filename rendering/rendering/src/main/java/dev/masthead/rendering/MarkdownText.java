package dev.masthead.rendering;

/** Writes text so that CommonMark, with tables and strikethrough, reads the same text back. */
final class MarkdownText {

    /** Characters that mean something anywhere in a line. */
    private static final String SPECIAL = "\\`*_[]<>&#!~|";

    /** Characters that mean something at the start of a line. */
    private static final String SPECIAL_FIRST = "+-=:";

    private MarkdownText() {}

    /** A run inside a line; what is special only at the start of a line is left to {@link #line}. */
    static String run(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        Escape.htmlCharacters(text).codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || c == '\f') {
                out.append("&#").append(c).append(';');
            } else {
                out.append(SPECIAL.indexOf(c) >= 0 ? "\\" : "").appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** A finished line, so that it starts no block and keeps its spaces at both ends. */
    static String line(String line) {
        String kept = line.startsWith(" ") ? "&#32;" + line.substring(1) : line;
        kept = kept.endsWith(" ") ? kept.substring(0, kept.length() - 1) + "&#32;" : kept;
        if (!kept.isEmpty() && SPECIAL_FIRST.indexOf(kept.charAt(0)) >= 0) {
            return "\\" + kept;
        }
        int digits = 0;
        while (digits < kept.length() && kept.charAt(digits) >= '0' && kept.charAt(digits) <= '9') {
            digits++;
        }
        boolean numbered = digits > 0 && digits < kept.length() && ".)".indexOf(kept.charAt(digits)) >= 0;
        return numbered ? kept.substring(0, digits) + "\\" + kept.substring(digits) : kept;
    }

    /** An address between angle brackets. */
    static String destination(String address) {
        return "<"
                + address.replace("\\", "%5C")
                        .replace("<", "%3C")
                        .replace(">", "%3E")
                        .replace("&", "\\&") + ">";
    }

    /** A title of a link or an image, with a space before it; one line. */
    static String title(String text) {
        String line = Escape.htmlCharacters(text).replaceAll("\\s+", " ").strip();
        return " \"" + line.replaceAll("[\\\\`*_\\[\\]<>&#!~|\"]", "\\\\$0") + "\"";
    }

    /** A run of that character which is longer than any in the text, and at least so long. */
    static String fence(char character, int least, String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == character ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return String.valueOf(character).repeat(Math.max(least, longest + 1));
    }
}
