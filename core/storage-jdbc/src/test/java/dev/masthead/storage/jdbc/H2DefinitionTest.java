package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import java.util.Map;
import java.util.UUID;

class H2DefinitionTest extends DefinitionRules {

    H2DefinitionTest() {
        super(new H2Storage());
    }

    @Override
    StoreSettings place() {
        return StoreSettings.of(Map.of("url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
    }
}
