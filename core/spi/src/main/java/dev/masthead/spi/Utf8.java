package dev.masthead.spi;

/** What every store has to agree on about text: which texts there are, and their order. */
final class Utf8 {

    private Utf8() {}

    /** Refuses what some engine could not give back as it was: a lone surrogate or U+0000. */
    static void check(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new IllegalArgumentException(what + " has no U+0000");
            }
            if (Character.isSurrogate(c)) {
                if (!pairAt(text, i)) {
                    throw new IllegalArgumentException(what + " is well-formed Unicode; this one has a lone surrogate");
                }
                i++;
            }
        }
    }

    private static boolean pairAt(String text, int i) {
        return i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
    }

    /** Whether a text has more bytes than these; counts them only where the number of characters does not tell. */
    static boolean isLongerThan(int bytes, String text) {
        return text.length() > bytes || (text.length() > bytes / 3 && length(text) > bytes);
    }

    /** How many bytes a well-formed text has, without making them. */
    static long length(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair stands for two of its four bytes.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }

    /** Compares as the bytes of UTF-8 would, without making them. */
    static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char left = a.charAt(i);
            char right = b.charAt(i);
            if (left != right) {
                return Integer.compare(rank(left), rank(right));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** A surrogate stands for a character beyond U+FFFF, so it comes behind every other char. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}
