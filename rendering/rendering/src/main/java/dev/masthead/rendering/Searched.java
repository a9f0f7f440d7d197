package dev.masthead.rendering;

import dev.masthead.core.Article;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was searched for and found, for {@link Views#search}.
 *
 * @param query as it was asked
 * @param hits best first
 * @param total how many there are in all
 * @param more whether there are more than that
 * @param next where the next page goes on, for the parameter {@code after}
 * @param isFirst whether nothing comes before it
 */
public record Searched(String query, List<Hit> hits, int total, boolean more, Optional<String> next, boolean isFirst) {

    /** Copies the list. */
    public Searched {
        Objects.requireNonNull(query, "query");
        hits = List.copyOf(hits);
        Objects.requireNonNull(next, "next");
    }

    /** Without the query, which is the reader's. */
    @Override
    public String toString() {
        return "Searched[" + hits.size() + " hits]";
    }

    /**
     * An article that was found.
     *
     * @param article the article
     * @param headline its headline
     * @param deck its deck
     * @param excerpt a place in its body; may be empty
     */
    public record Hit(Article article, MarkedText headline, MarkedText deck, MarkedText excerpt) {

        /** Refuses null. */
        public Hit {
            Objects.requireNonNull(article, "article");
            Objects.requireNonNull(headline, "headline");
            Objects.requireNonNull(deck, "deck");
            Objects.requireNonNull(excerpt, "excerpt");
        }
    }
}
