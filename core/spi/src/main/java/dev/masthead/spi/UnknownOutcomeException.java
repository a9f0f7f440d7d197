package dev.masthead.spi;

import org.jspecify.annotations.Nullable;

/**
 * A connection was lost while a commit was under way: it may have happened or not. Retrying the same batch is safe, as
 * each of its writes is conditional.
 */
public final class UnknownOutcomeException extends StoreException {

    private static final long serialVersionUID = 1L;

    /** With a message and the cause. */
    public UnknownOutcomeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
