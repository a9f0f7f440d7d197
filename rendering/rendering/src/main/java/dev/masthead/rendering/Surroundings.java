package dev.masthead.rendering;

import dev.masthead.core.Article;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which other articles an article's page leads to.
 *
 * @param older the one before it in time
 * @param newer the one after it in time
 * @param partBefore the one before it in its series
 * @param partAfter the one after it in its series
 * @param translations those that share its translation key, in any order, with or without itself
 * @param related others on the same subjects
 */
public record Surroundings(
        Optional<Article> older,
        Optional<Article> newer,
        Optional<Article> partBefore,
        Optional<Article> partAfter,
        List<Article> translations,
        List<Article> related) {

    /** Copies the lists. */
    public Surroundings {
        Objects.requireNonNull(older, "older");
        Objects.requireNonNull(newer, "newer");
        Objects.requireNonNull(partBefore, "partBefore");
        Objects.requireNonNull(partAfter, "partAfter");
        translations = List.copyOf(translations);
        related = List.copyOf(related);
    }

    /** Neighbours in time alone. */
    public static Surroundings of(Optional<Article> older, Optional<Article> newer) {
        return new Surroundings(older, newer, Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}
