package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class MariaDyingMigrationTest extends DyingMigrationRules {

    private final MariaServer server;

    MariaDyingMigrationTest(MariaServer server) {
        super(new MariaStorage());
        this.server = server;
    }

    @Override
    StoreSettings place() {
        return server.freshPlace();
    }
}
