package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.BodyText;

/** An article's body as plain text, and what is counted in it. */
public final class ArticleText {

    /** How many words a reader takes in a minute. */
    private static final int WORDS_A_MINUTE = 230;

    /** The first letter of Thai; the other scripts that do not part words come behind it. */
    private static final int FIRST_UNPARTED = 0x0E01;

    /** What follows Thai and comes before the scripts of East Asia: dashes and quotation marks above all. */
    private static final int THAI_END = 0x0E80;

    private static final int EAST_ASIA = 0x2E80;

    private ArticleText() {}

    /** The words of the body, a blank line between blocks; pictures by their captions. */
    public static String of(Article article, BlockRenderers renderers) {
        return BodyText.of(
                article.body(),
                block -> renderers
                        .find(block.kind())
                        .map(plugin -> plugin.text(block))
                        .orElse(block.fallback()));
    }

    /** The number of words; in scripts that do not part words, two characters count as one. */
    public static int words(String text) {
        int words = 0;
        int unparted = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean alone = isUnparted(c);
            boolean letter = !alone && Character.isLetterOrDigit(c);
            unparted += alone ? 1 : 0;
            words += letter && !inWord ? 1 : 0;
            inWord = letter || (inWord && !alone && !isSpace(c));
        }
        return words + (unparted + 1) / 2;
    }

    /** The reading time in minutes, at least 1. */
    public static int minutes(String text) {
        return Math.max(1, (words(text) + WORDS_A_MINUTE / 2) / WORDS_A_MINUTE);
    }

    /** The text up to so many characters, cut between words, with an ellipsis where something is missing. */
    static String start(String text, int length) {
        String line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= length) {
            return line;
        }
        int space = line.lastIndexOf(' ', length - 1);
        int end = space > length / 2 ? space : length - 1;
        return line.substring(0, Character.isLowSurrogate(line.charAt(end)) ? end - 1 : end) + "…";
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Asking for a character's script is a search in a table, and nearly all characters come before the first of these. */
    private static boolean isUnparted(int c) {
        if (c < FIRST_UNPARTED || (c >= THAI_END && c < EAST_ASIA)) {
            return false;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return Character.isIdeographic(c)
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.THAI;
    }
}
