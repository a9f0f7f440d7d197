package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class MariaDefinitionTest extends DefinitionRules {

    private final MariaServer server;

    MariaDefinitionTest(MariaServer server) {
        super(new MariaStorage());
        this.server = server;
    }

    @Override
    StoreSettings place() {
        return server.freshPlace().with("schema", server.freshSchema());
    }
}
