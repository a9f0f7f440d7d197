package dev.masthead.core;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An article as it once was stored. Immutable.
 *
 * @param number the version that the article had, counting from 1
 * @param at when it was stored
 * @param kind what was done
 * @param by who did it, when the host's code said so with {@link Articles#as}
 * @param article everything it had
 */
public record Revision(long number, Instant at, ChangeLog.Change.Kind kind, Optional<String> by, Article article) {

    /** What is missing is empty. */
    public Revision {
        by = Objects.requireNonNullElse(by, Optional.empty());
    }
}
