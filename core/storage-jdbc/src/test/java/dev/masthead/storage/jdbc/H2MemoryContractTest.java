package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.RecordStoreContract;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

class H2MemoryContractTest extends RecordStoreContract {

    private final Pools pools = new Pools("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "");

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return JdbcStorage.on(pools.of(true)).open(settings, collections);
    }

    @Override
    protected StoreSettings fresh() {
        return StoreSettings.none().with("schema", "S" + UUID.randomUUID());
    }

    @AfterEach
    void closePools() {
        pools.close();
    }
}
