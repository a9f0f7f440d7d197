package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import java.sql.SQLException;

/** Reads through sessions; what failed for a reason that passes is read again, which does no harm. Thread-safe. */
final class Reads {

    private final Dialect dialect;
    private final Sessions sessions;
    private final Retries retries;

    Reads(Dialect dialect, Sessions sessions, Retries retries) {
        this.dialect = dialect;
        this.sessions = sessions;
        this.retries = retries;
    }

    <T> T read(Sessions.Work<T> work) {
        Retries.Attempts attempts = retries.start();
        while (true) {
            try {
                return sessions.lend(work);
            } catch (SQLException e) {
                if (!attempts.mayTryAgain(dialect.classify(e))) {
                    throw new StoreException("The database could not be read", Redacted.of(e));
                }
            }
        }
    }

    void close() {
        sessions.close();
    }
}
