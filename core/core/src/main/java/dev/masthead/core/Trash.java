package dev.masthead.core;

import java.time.Instant;
import java.util.Objects;

/**
 * That an article is in the trash.
 *
 * @param from the state it had, and gets back when it is restored
 * @param at since when
 */
public record Trash(ArticleState from, Instant at) {

    /** Refuses null. */
    public Trash {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(at, "at");
    }
}
