package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import java.sql.SQLException;

/** Says why a database could not be opened, and what mends it. */
final class OpeningFailure {

    private OpeningFailure() {}

    static StoreException of(String provider, SQLException failure) {
        return new StoreException(
                "The database of the store '" + provider + "' could not be opened; " + Remedy.of(failure),
                Redacted.of(failure));
    }
}
