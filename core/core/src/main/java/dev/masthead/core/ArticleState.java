package dev.masthead.core;

/** Where an article is in its life. Whether readers see it depends on the clock, too: {@link Article#isVisible}. */
public enum ArticleState {
    /** Being written; readers never see it. */
    DRAFT,
    /** Readers see it from {@link Article#publishAt()} on. */
    PUBLISHED,
    /** Was published; its address answers 410 Gone. */
    WITHDRAWN,
    /** In the trash: nobody sees it, and it can be restored. */
    TRASHED
}
