package dev.masthead.search;

import java.util.Objects;
import java.util.Optional;

/**
 * What a reader asks for. Immutable.
 *
 * <p>Any text is a query; none fails. All its words must occur, in any inflection that the articles' languages know; words
 * in quotes stand next to each other, and the last word may be a beginning. Where nothing has all of them, words with a
 * typo or two count as well.
 *
 * @param text the first 200 characters and 20 words count
 * @param after where the page before ended
 * @param limit at most so many hits, 1 to 100
 */
public record SearchQuery(String text, Optional<SearchCursor> after, int limit) {

    private static final int MOST = 100;
    private static final int USUAL = 20;

    /** Refuses null. */
    public SearchQuery {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(after, "after");
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("A page of hits has 1 to " + MOST + " of them, not " + limit);
        }
    }

    /** The first page, of 20 hits. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, Optional.empty(), USUAL);
    }

    /** The same behind a place. */
    public SearchQuery after(SearchCursor place) {
        return new SearchQuery(text, Optional.of(place), limit);
    }

    /** The same with another size of the page. */
    public SearchQuery limit(int most) {
        return new SearchQuery(text, after, most);
    }

    /** Without the text, which is the reader's. */
    @Override
    public String toString() {
        return "SearchQuery[limit=" + limit + "]";
    }
}
