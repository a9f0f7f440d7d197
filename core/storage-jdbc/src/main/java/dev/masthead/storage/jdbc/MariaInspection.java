package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a MariaDB server must have, and what on it loses data. */
final class MariaInspection {

    /** A payload of the largest size, each of its bytes escaped, and the statement around it. */
    private static final long SMALLEST_PACKET = 9_000_000;

    private MariaInspection() {}

    static Findings of(Session session) throws SQLException {
        checkVersion(session.connection().getMetaData());
        if (isOn(session, "read_only")) {
            throw new StoreException(
                    "The MariaDB server is read-only, as a replica is; connect to the one that is written"
                            + " to, or set read_only to OFF");
        }
        if (MariaDialect.isInCluster(session)
                && serverPrepares(session.connection().getMetaData())) {
            throw new StoreException(
                    "The address sets useServerPrepStmts=true, with which a connection to a Galera node"
                            + " may wait for ever: the node answers a statement that it prepares too briefly when another node's"
                            + " commit aborts it; remove the option");
        }
        long packet = Long.parseLong(variable(session, "max_allowed_packet"));
        if (packet < SMALLEST_PACKET) {
            throw new StoreException("max_allowed_packet is " + packet
                    + " bytes, too few for the largest record; set it to 16M or more in the server's configuration");
        }
        Optional<String> database = session.first(
                        "SELECT coalesce(database(), '')", row -> String.valueOf(row.getString(1)))
                .filter(name -> !name.isEmpty());
        return Findings.of(database, dangers(session));
    }

    /** The driver's metadata tell each option that differs from its default, also one that a pool has set. */
    private static boolean serverPrepares(DatabaseMetaData driver) throws SQLException {
        return String.valueOf(driver.getURL()).contains("useServerPrepStmts=true");
    }

    private static void checkVersion(DatabaseMetaData server) throws SQLException {
        int version = 100 * server.getDatabaseMajorVersion() + server.getDatabaseMinorVersion();
        if (version < 1006) {
            throw new StoreException(
                    "MariaDB " + server.getDatabaseProductVersion() + " is too old; this store takes 10.6 or newer");
        }
    }

    private static List<String> dangers(Session session) throws SQLException {
        List<String> dangers = new ArrayList<>();
        String flush = variable(session, "innodb_flush_log_at_trx_commit");
        if (!flush.equals("1") && !flush.equals("3")) {
            dangers.add("innodb_flush_log_at_trx_commit is " + flush + "; set it to 1");
        }
        if (variable(session, "innodb_doublewrite").toUpperCase(Locale.ROOT).equals("OFF")) {
            dangers.add("innodb_doublewrite is OFF; set it to ON");
        }
        String sync = variable(session, "sync_binlog");
        if (isOn(session, "log_bin") && !sync.equals("1")) {
            dangers.add(
                    "sync_binlog is " + sync + " while log_bin is ON: after a loss of power, what the binary log does"
                            + " not have is taken back; set it to 1");
        }
        return dangers;
    }

    private static boolean isOn(Session session, String name) throws SQLException {
        return variable(session, name).equals("ON");
    }

    /** Empty when the server does not know it. */
    private static String variable(Session session, String name) throws SQLException {
        return session.first(
                        "SELECT variable_value FROM information_schema.global_variables WHERE variable_name = ?",
                        row -> String.valueOf(row.getString(1)),
                        name.toUpperCase(Locale.ROOT))
                .orElse("");
    }
}
