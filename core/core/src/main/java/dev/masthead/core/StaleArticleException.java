package dev.masthead.core;

import dev.masthead.spi.ConflictException;

/** Somebody else changed the article since it was read. Read it again and repeat the edit. */
public final class StaleArticleException extends MastheadException {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final long storedVersion;

    StaleArticleException(ConflictException lost) {
        super(
                "Article " + lost.id() + " was edited from version " + lost.expectedVersion() + " and is at version "
                        + lost.actualVersion() + "; read it again and repeat the edit",
                lost);
        this.id = lost.id();
        this.storedVersion = lost.actualVersion();
    }

    /** The article's id. */
    public String id() {
        return id;
    }

    /** The version that is stored; 0 when the article does not exist. */
    public long storedVersion() {
        return storedVersion;
    }
}
