package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.Processes;
import dev.masthead.storage.tck.RecordStoreContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PostgresContractTest extends RecordStoreContract {

    private final PostgresServer server;

    PostgresContractTest(PostgresServer server) {
        this.server = server;
    }

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return new PostgresStorage().open(settings, collections);
    }

    @Override
    protected Optional<Processes> processes() {
        return Optional.of(Processes.opening(new PostgresStorage()));
    }

    @Override
    protected StoreSettings fresh() {
        return server.freshPlaceOfAnyKind();
    }
}
