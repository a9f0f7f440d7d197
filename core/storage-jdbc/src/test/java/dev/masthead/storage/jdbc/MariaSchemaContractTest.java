package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.RecordStoreContract;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class MariaSchemaContractTest extends RecordStoreContract {

    private final MariaServer server;

    MariaSchemaContractTest(MariaServer server) {
        this.server = server;
    }

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return new MariaStorage().open(settings, collections);
    }

    @Override
    protected StoreSettings fresh() {
        return server.freshPlace().with("schema", server.freshSchema());
    }
}
