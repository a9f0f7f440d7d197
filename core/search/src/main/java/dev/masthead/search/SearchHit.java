package dev.masthead.search;

import dev.masthead.core.Article;
import java.util.Objects;

/**
 * An article that was found.
 *
 * @param article as it is stored now
 * @param headline its headline
 * @param deck its deck
 * @param excerpt the place in the body where most of the query is, about 240 characters; empty when nothing of it is there
 */
public record SearchHit(Article article, Highlight headline, Highlight deck, Highlight excerpt) {

    /** Refuses null. */
    public SearchHit {
        Objects.requireNonNull(article, "article");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(deck, "deck");
        Objects.requireNonNull(excerpt, "excerpt");
    }

    @Override
    public String toString() {
        return "SearchHit[" + article.id() + "]";
    }
}
