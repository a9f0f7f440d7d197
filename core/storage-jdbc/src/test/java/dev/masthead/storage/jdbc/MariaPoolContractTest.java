package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.Processes;
import dev.masthead.storage.tck.RecordStoreContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;

/** On the host's pool; every other one hands its connections out with auto-commit off. */
@ExtendWith(Servers.class)
class MariaPoolContractTest extends RecordStoreContract {

    private final MariaServer server;

    MariaPoolContractTest(MariaServer server) {
        this.server = server;
    }

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        boolean inSchema = settings.get("schema").isPresent();
        return JdbcStorage.on(server.pool(!inSchema)).open(settings, collections);
    }

    @Override
    protected StoreSettings fresh() {
        StoreSettings place = server.freshPlaceOfAnyKind();
        StoreSettings settings =
                StoreSettings.none().with("prefix", place.get("prefix").orElseThrow());
        return place.get("schema")
                .map(schema -> settings.with("schema", schema))
                .orElse(settings);
    }

    /** The host's pool is handed in: no other process has it. */
    @Override
    protected Optional<Processes> processes() {
        return Optional.empty();
    }
}
