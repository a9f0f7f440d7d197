package dev.masthead.forms;

/** Characters that a reader cannot see. */
final class Invisible {

    private Invisible() {}

    /** Whether a text has a character that can be seen. */
    static boolean hasVisible(String text) {
        return text.codePoints().anyMatch(c -> !isBlank(c) && !isFiller(c));
    }

    /** White space and format characters, which mean nothing at the ends of a text. */
    static boolean isBlank(int c) {
        if (c < 0x7F) {
            return c <= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL -> true;
            case Character.FORMAT -> !isVisibleFormat(c);
            default -> false;
        };
    }

    /** Letters, symbols and marks that are drawn as nothing. */
    static boolean isFiller(int c) {
        return c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || c == 0x034F
                || c == 0x17B4
                || c == 0x17B5
                || isIn(c, 0x180B, 0x180F)
                || isIn(c, 0xFE00, 0xFE0F)
                || isIn(c, 0xE0000, 0xE0FFF);
    }

    /** The controls of the bidirectional algorithm: the Unicode property Bidi_Control. */
    static boolean isBidiControl(int c) {
        return c == 0x061C || c == 0x200E || c == 0x200F || isIn(c, 0x202A, 0x202E) || isIn(c, 0x2066, 0x2069);
    }

    // Number signs that are drawn, and the tags that end the emoji of a flag.
    private static boolean isVisibleFormat(int c) {
        return isIn(c, 0x0600, 0x0605)
                || c == 0x06DD
                || c == 0x070F
                || c == 0x0890
                || c == 0x0891
                || c == 0x08E2
                || c == 0x110BD
                || c == 0x110CD
                || isIn(c, 0xE0020, 0xE007F);
    }

    private static boolean isIn(int c, int first, int last) {
        return first <= c && c <= last;
    }
}
