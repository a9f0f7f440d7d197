package dev.masthead.search;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A page of what was found, best first and newest first among equals.
 *
 * @param hits at most as many as asked for
 * @param total how many there are, counted up to {@value #MOST_COUNTED}
 * @param more whether there are more than {@code total}
 * @param next where the next page goes on
 */
public record SearchPage(List<SearchHit> hits, int total, boolean more, Optional<SearchCursor> next) {

    /** So far is counted. */
    public static final int MOST_COUNTED = 1_000;

    /** Copies the list. */
    public SearchPage {
        hits = List.copyOf(hits);
        Objects.requireNonNull(next, "next");
    }

    static SearchPage empty() {
        return new SearchPage(List.of(), 0, false, Optional.empty());
    }
}
