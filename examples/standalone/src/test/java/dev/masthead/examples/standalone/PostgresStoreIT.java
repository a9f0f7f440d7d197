package dev.masthead.examples.standalone;

import dev.masthead.storage.jdbc.PostgresServer;
import dev.masthead.storage.jdbc.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PostgresStoreIT extends ServerStoreRules {

    private final PostgresServer server;

    PostgresStoreIT(PostgresServer server) {
        super(server);
        this.server = server;
    }

    /** The test server trusts everybody; from now on, the superuser only. */
    @BeforeEach
    void askForPasswords() throws SQLException {
        try (Connection connection = server.pool(true).getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SHOW hba_file")) {
                row.next();
                String file = row.getString(1);
                statement.execute("COPY (VALUES ('local all all trust'), ('host all postgres all trust'),"
                        + " ('host all all all scram-sha-256')) TO '" + file + "'");
            }
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    @Override
    List<String> madeWriter(String database, String user) {
        return List.of(
                "CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "'",
                "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + user);
    }
}
