package dev.masthead.core;

import org.jspecify.annotations.Nullable;

/** The root of what the domain throws; each child says what to do about it. */
public abstract class MastheadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message that names what failed and what would mend it, and the cause. */
    protected MastheadException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
