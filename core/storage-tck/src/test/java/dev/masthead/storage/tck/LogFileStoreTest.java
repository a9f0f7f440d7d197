package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class LogFileStoreTest extends RecordStoreContract {

    @TempDir
    Path folder;

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return LogFileStore.open(settings, collections);
    }

    @Override
    protected StoreSettings fresh() {
        return StoreSettings.of(Map.of("path", folder.resolve("records.log").toString()));
    }
}
