package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.Processes;
import dev.masthead.storage.tck.RecordStoreContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class DataSourceContractTest extends RecordStoreContract {

    @TempDir
    Path folder;

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        SQLiteDataSource dataSource = new SQLiteDataSource();
        dataSource.setUrl("jdbc:sqlite:" + folder.resolve("host.db"));
        return JdbcStorage.on(dataSource).open(settings, collections);
    }

    @Override
    protected StoreSettings fresh() {
        return StoreSettings.none().with("prefix", "press_");
    }

    /** The host's data source is made here: no other process has it. */
    @Override
    protected Optional<Processes> processes() {
        return Optional.empty();
    }
}
