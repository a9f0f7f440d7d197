package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PostgresDyingMigrationTest extends DyingMigrationRules {

    private final PostgresServer server;

    PostgresDyingMigrationTest(PostgresServer server) {
        super(new PostgresStorage());
        this.server = server;
    }

    @Override
    StoreSettings place() {
        return server.freshPlace();
    }
}
