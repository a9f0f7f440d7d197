package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.Processes;
import dev.masthead.storage.tck.RecordStoreContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class SqliteContractTest extends RecordStoreContract {

    @TempDir
    Path folder;

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return new SqliteStorage().open(settings, collections);
    }

    @Override
    protected Optional<Processes> processes() {
        return Optional.of(Processes.opening(new SqliteStorage()));
    }

    @Override
    protected StoreSettings fresh() {
        return StoreSettings.of(Map.of("path", folder.resolve("records.db").toString()));
    }
}
