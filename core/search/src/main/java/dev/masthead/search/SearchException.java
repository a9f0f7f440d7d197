package dev.masthead.search;

import dev.masthead.core.MastheadException;

/** The index cannot be used: its folder cannot be written, or another process has it. */
public final class SearchException extends MastheadException {

    private static final long serialVersionUID = 1L;

    SearchException(String message, Throwable cause) {
        super(message, cause);
    }
}
