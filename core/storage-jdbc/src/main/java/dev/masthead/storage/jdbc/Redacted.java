package dev.masthead.storage.jdbc;

import java.sql.SQLException;

/** What a database said, as far as it may be told: drivers put a detail behind the first line, which may hold values. */
final class Redacted {

    private Redacted() {}

    /** A failure with the same state, code and place, and the first line of its message. */
    static SQLException of(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        String first = message.lines().findFirst().orElse("");
        SQLException told = new SQLException(first, failure.getSQLState(), failure.getErrorCode());
        told.setStackTrace(failure.getStackTrace());
        Throwable cause = failure.getCause();
        if (cause != null && !(cause instanceof SQLException)) {
            told.initCause(cause);
        }
        return told;
    }
}
