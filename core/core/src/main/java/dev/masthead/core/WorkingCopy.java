package dev.masthead.core;

import java.time.Instant;

/**
 * An edit of a published article that readers do not see yet. Immutable.
 *
 * @param article as it is to become; its {@link Article#version()} is the one that the edit was begun from
 * @param version how often the copy was saved; 0 until it is saved. Saving needs the newest one
 * @param savedAt when it was saved last
 */
public record WorkingCopy(Article article, long version, Instant savedAt) {

    /** The same with other content; what the edit was begun from stays. */
    public WorkingCopy with(Article edited) {
        if (!edited.id().equals(article.id())) {
            throw new IllegalArgumentException("A working copy stays that of its article " + article.id());
        }
        return new WorkingCopy(edited.toBuilder().version(article.version()).build(), version, savedAt);
    }

    /** The same edit on top of a newer version of the article: for an editor who has seen what changed meanwhile. */
    public WorkingCopy onto(Article live) {
        return new WorkingCopy(article.toBuilder().version(live.version()).build(), version, savedAt);
    }
}
