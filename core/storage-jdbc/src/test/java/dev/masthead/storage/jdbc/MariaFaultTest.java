package dev.masthead.storage.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class MariaFaultTest extends ServerFaultRules {

    MariaFaultTest(MariaServer server) throws SQLException {
        super(new Engine(server), server.freshPrefix());
    }

    private record Engine(MariaServer server) implements FaultyEngine {

        private static final int DEADLOCK = 1213;
        private static final int TOO_LONG = 1969;

        @Override
        public String name() {
            return server.name();
        }

        @Override
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(server.url("press"), "root", "");
        }

        @Override
        public SQLException contention() {
            return new SQLException("Planted: deadlock found when trying to get lock", "40001", DEADLOCK);
        }

        @Override
        public SQLException timeout() {
            return new SQLTimeoutException("Planted: max_statement_time exceeded", "70100", TOO_LONG);
        }

        /** Its named locks outlast transactions. */
        @Override
        public boolean isClean(Connection connection) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT @@in_transaction + RELEASE_ALL_LOCKS()")) {
                row.next();
                return row.getInt(1) == 0;
            }
        }
    }
}
