package dev.masthead.storage.jdbc;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PostgresStorageTest extends ServerRules {

    PostgresStorageTest(PostgresServer server) {
        super(server, new PostgresStorage());
    }
}
