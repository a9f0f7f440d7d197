package dev.masthead.examples.standalone;

import dev.masthead.spi.StoreSettings;
import java.nio.file.Path;

/** Where the embedded database is. */
final class DataFolder {

    static final String STORE = "sqlite";

    private static final String FILE = "masthead.sqlite";

    private DataFolder() {}

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    static StoreSettings settings(Path folder) {
        return StoreSettings.none().with("path", file(folder).toString());
    }
}
