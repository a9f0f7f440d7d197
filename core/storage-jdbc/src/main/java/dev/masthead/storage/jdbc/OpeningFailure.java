package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import java.sql.SQLException;
import java.util.Set;

/** Says in words of the settings why a database could not be opened. The settings' values are in no message. */
final class OpeningFailure {

    private static final Set<Integer> MARIADB_UNKNOWN_DATABASE = Set.of(1049);
    private static final Set<Integer> MARIADB_NO_RIGHT = Set.of(1044, 1142, 1143, 1227);

    private OpeningFailure() {}

    static StoreException of(String provider, SQLException failure) {
        return new StoreException(
                "The database of the store '" + provider + "' could not be opened; " + fix(failure),
                Redacted.of(failure));
    }

    private static String fix(SQLException failure) {
        String state = Failure.state(failure);
        int code = failure.getErrorCode();
        if (state.equals("3D000") || MARIADB_UNKNOWN_DATABASE.contains(code)) {
            return "there is no database of that name: create it, or correct the setting 'url'";
        }
        if (state.equals("42501") || MARIADB_NO_RIGHT.contains(code)) {
            return "the user may not do that: grant the right to create tables in the schema, or set 'migrate' to off and"
                    + " let somebody else run the statements of JdbcStorage.ddl";
        }
        if (state.startsWith("28")) {
            return "the server does not let this user in: check the settings 'user' and 'password'";
        }
        if (state.equals("53300") || code == 1040) {
            return "the server has no connection left: raise its max_connections, or lower the setting 'connections'";
        }
        if (state.startsWith("08") || state.equals("57P03")) {
            return "the server does not answer: check host and port in the setting 'url', and that it runs";
        }
        return "check that it is a database, reachable and writable";
    }
}
