package dev.masthead.content;

/** Counts the blocks of a text; not thread-safe. */
final class Budget {

    private final References references;
    private int left = Limits.BLOCKS;

    Budget(References references) {
        this.references = references;
    }

    /** Whether one more block may be added; the first that may not is noted. */
    boolean spend(int line) {
        if (left == 0) {
            references.error(
                    line, "the body has more than " + Limits.BLOCKS + " blocks from here on; split the article");
        }
        left--;
        return left >= 0;
    }
}
