package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteDyingMigrationTest extends DyingMigrationRules {

    @TempDir
    Path folder;

    SqliteDyingMigrationTest() {
        super(new SqliteStorage());
    }

    @Override
    StoreSettings place() {
        return Outbox.at(folder.resolve("migration.db"));
    }
}
