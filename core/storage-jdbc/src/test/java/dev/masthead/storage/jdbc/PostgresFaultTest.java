package dev.masthead.storage.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

@ExtendWith(Servers.class)
class PostgresFaultTest extends ServerFaultRules {

    PostgresFaultTest(PostgresServer server) throws SQLException {
        super(new Engine(server), server.freshPrefix());
    }

    private record Engine(PostgresServer server) implements FaultyEngine {

        @Override
        public String name() {
            return server.name();
        }

        @Override
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(server.url("postgres"), "postgres", "");
        }

        @Override
        public SQLException contention() {
            return new SQLException("Planted: deadlock detected", "40P01");
        }

        @Override
        public SQLException timeout() {
            return new SQLException("Planted: canceling statement due to statement timeout", "57014");
        }

        @Override
        public boolean isClean(Connection connection) throws SQLException {
            return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.IDLE;
        }
    }
}
