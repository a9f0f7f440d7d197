package dev.masthead.storage.jdbc;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Another process, and what it has left. */
final class Child {

    private Child() {}

    /** The command that runs a program of this class path. */
    static List<String> java(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Every id of a collection. */
    static Set<String> ids(RecordStore store, String collection) {
        Set<String> found = new HashSet<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = store.query(Query.of(collection, "all")
                    .limit(Query.MAX_LIMIT)
                    .after(next)
                    .build());
            page.records().stream().map(StoredRecord::id).forEach(found::add);
            next = page.next();
        } while (next.isPresent());
        return found;
    }
}
