package dev.masthead.examples.standalone;

import java.nio.file.Path;
import java.util.Map;

/** Where the embedded database is. */
final class DataFolder {

    static final String STORE = "sqlite";

    private static final String FILE = "masthead.sqlite";

    private DataFolder() {}

    static Path file(Path folder) {
        return folder.resolve(FILE);
    }

    static Map<String, String> settings(Path folder) {
        return Map.of("path", file(folder).toString());
    }
}
