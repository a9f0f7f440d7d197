package dev.masthead.storage.jdbc;

import java.sql.SQLException;
import java.util.Set;
import javax.net.ssl.SSLException;

/** Says in words of the settings what mends a failure. The settings' values are in none of them. */
final class Remedy {

    private static final Set<Integer> MARIADB_NO_DATABASE = Set.of(1044, 1049);
    private static final Set<Integer> MARIADB_NO_RIGHT = Set.of(1142, 1143, 1227);
    private static final Set<Integer> MARIADB_FULL = Set.of(1021, 1114);

    private Remedy() {}

    static String of(SQLException failure) {
        String state = Failure.state(failure);
        // Only SQLite's driver gives no state, and small numbers.
        return state.isEmpty() && failure.getErrorCode() > 0 && failure.getErrorCode() < 256
                ? ofFile(failure.getErrorCode())
                : ofServer(failure, state, failure.getErrorCode());
    }

    /** By SQLite's result codes. */
    private static String ofFile(int code) {
        return switch (code) {
            case 5, 6 -> "another process keeps its write lock: end that process, or let it finish";
            case 8, 14 ->
                "the file or its folder cannot be written: mend their permissions, or mount the disk for writing";
            case 10 -> "the disk is full or fails: free some space, then look at the system's log";
            case 11 -> "the file is damaged: restore it from a backup";
            case 13 -> "the disk is full: free some space";
            case 26 -> "the file is no SQLite database: name another one, and leave this one to its owner";
            default -> "check that it is a database, reachable and writable";
        };
    }

    private static String ofServer(SQLException failure, String state, int code) {
        if (state.equals("3D000") || MARIADB_NO_DATABASE.contains(code)) {
            return "there is no database of that name, or this user may not use it: create it and grant the rights, or"
                    + " correct the settings 'url' and 'schema'";
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
        if (state.equals("53100") || MARIADB_FULL.contains(code)) {
            return "the server's disk is full: free some space there";
        }
        return ofConnection(failure, state);
    }

    private static String ofConnection(SQLException failure, String state) {
        if (state.equals("08004") || failure.getCause() instanceof SSLException) {
            return "the server refuses the connection: check what the setting 'url' says about encryption";
        }
        if (state.startsWith("08") || state.equals("57P03")) {
            return "the server does not answer: check host and port in the setting 'url', and that it runs";
        }
        return "check how the setting 'url' is written, and what the server's log says";
    }
}
