package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PostgresDefinitionTest extends DefinitionRules {

    private final PostgresServer server;

    PostgresDefinitionTest(PostgresServer server) {
        super(new PostgresStorage());
        this.server = server;
    }

    @Override
    StoreSettings place() {
        return server.freshPlace().with("schema", server.freshSchema());
    }
}
