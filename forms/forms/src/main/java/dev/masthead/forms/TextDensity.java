package dev.masthead.forms;

/** How much of a text is links, or the same again and again. Takes time in proportion to the text's length. */
final class TextDensity {

    private static final int MOST_LINKS = 2;
    private static final int WORDS_PER_LINK = 15;

    /** A text of so few words may well repeat itself; of a long one, this much is looked at. */
    private static final int FEWEST_WORDS = 20;

    private static final int MOST_WORDS = 500;

    /** Ordinary prose has more than twice as many different words among 500. */
    private static final double FEWEST_DIFFERENT = 0.2;

    /** Then no more words can make too few of them. */
    private static final int ENOUGH_DIFFERENT = (int) (MOST_WORDS * FEWEST_DIFFERENT);

    private TextDensity() {}

    /** Three links or more, and fewer than fifteen words for each. */
    static boolean isFullOfLinks(String given) {
        char[] text = given.toCharArray();
        int links = links(text);
        return links > MOST_LINKS && words(text) < (long) links * WORDS_PER_LINK;
    }

    /** Fewer than one word in five is one that was not there before. */
    static boolean repeatsItself(String given) {
        // A String's own charAt checks bounds and encoding at each step, which costs more than all that is done here.
        char[] text = given.toCharArray();
        Words different = new Words();
        int words = 0;
        for (int end = 0; words < MOST_WORDS && different.count < ENOUGH_DIFFERENT; words++) {
            int start = end;
            while (start < text.length && Invisible.isBlank(text[start])) {
                start++;
            }
            if (start == text.length) {
                break;
            }
            end = wordEnd(text, start);
            different.add(text, start, end);
        }
        return words >= FEWEST_WORDS && different.count < words * FEWEST_DIFFERENT;
    }

    /** Different words, whatever their case: their hashes, of which two are never equal by accident. */
    private static final class Words {

        private static final int SLOTS = 256;

        private final long[] hashes = new long[SLOTS];
        private int count;

        void add(char[] text, int start, int end) {
            long hash = 1;
            for (int i = start; i < end; i++) {
                hash = (hash ^ Character.toLowerCase(text[i])) * 0x9E3779B97F4A7C15L;
                hash ^= hash >>> 32;
            }
            int slot = (int) hash & (SLOTS - 1);
            while (hashes[slot] != 0 && hashes[slot] != hash) {
                slot = (slot + 1) & (SLOTS - 1);
            }
            count += hashes[slot] == 0 ? 1 : 0;
            hashes[slot] = hash;
        }
    }

    private static int links(char[] text) {
        int links = 0;
        for (int at = 0; at < text.length; at++) {
            int length = linkAt(text, at);
            if (length > 0) {
                links++;
                at = wordEnd(text, at + length - 1) - 1;
            }
        }
        return links;
    }

    /** The length of the beginning of a link at a place; 0 when there is none. */
    private static int linkAt(char[] text, int at) {
        return switch (text[at]) {
            case 'h', 'H' -> Math.max(length(text, at, "http://"), length(text, at, "https://"));
            case 'w', 'W' -> length(text, at, "www.");
            case '[' -> length(text, at, "[url");
            case '<' -> length(text, at, "<a ");
            default -> 0;
        };
    }

    private static int length(char[] text, int at, String link) {
        // Most places are told by the second character.
        boolean worthwhile = at + 1 < text.length && (text[at + 1] | 0x20) == link.charAt(1);
        return worthwhile && isAt(text, at, link) ? link.length() : 0;
    }

    private static boolean isAt(char[] text, int at, String link) {
        if (at + link.length() > text.length) {
            return false;
        }
        for (int i = 0; i < link.length(); i++) {
            if (Character.toLowerCase(text[at + i]) != link.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int words(char[] text) {
        int words = 0;
        boolean inside = false;
        for (int at = 0; at < text.length; at++) {
            boolean blank = Invisible.isBlank(text[at]);
            if (!blank && !inside) {
                words++;
            }
            inside = !blank;
        }
        return words;
    }

    private static int wordEnd(char[] text, int start) {
        int end = Math.min(start + 1, text.length);
        while (end < text.length && !Invisible.isBlank(text[end])) {
            end++;
        }
        return end;
    }
}
