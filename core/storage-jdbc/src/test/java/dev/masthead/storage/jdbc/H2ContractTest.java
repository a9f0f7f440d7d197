package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.RecordStoreContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class H2ContractTest extends RecordStoreContract {

    @TempDir
    Path folder;

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return new H2Storage().open(settings, collections);
    }

    @Override
    protected StoreSettings fresh() {
        return StoreSettings.of(Map.of("url", "jdbc:h2:file:" + folder.resolve("records")));
    }
}
