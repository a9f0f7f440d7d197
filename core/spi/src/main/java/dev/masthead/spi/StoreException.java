package dev.masthead.spi;

import org.jspecify.annotations.Nullable;

/** Storage that is broken, unreachable or closed; the root of what a store throws. No message holds a stored value. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With a message that names what failed and what would mend it. */
    public StoreException(String message) {
        super(message);
    }

    /** With a message and the cause. */
    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
