package dev.masthead.core;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of a listing, newest first.
 *
 * @param articles what readers may see
 * @param next where the next page starts; empty when there is none
 */
public record Listing(List<Article> articles, Optional<Position> next) {

    /** Copies the list. */
    public Listing {
        articles = List.copyOf(articles);
        Objects.requireNonNull(next, "next");
    }
}
