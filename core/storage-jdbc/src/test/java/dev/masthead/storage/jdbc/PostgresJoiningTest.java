package dev.masthead.storage.jdbc;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PostgresJoiningTest extends JoiningRules {

    PostgresJoiningTest(PostgresServer server) {
        super(server);
    }
}
