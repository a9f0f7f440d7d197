package dev.masthead.core;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a whole index page by page, in constant memory. */
final class Scan {

    private static final int PAGE = 200;

    private Scan() {}

    static void of(RecordStore store, String collection, String index, Consumer<StoredRecord> each) {
        Optional<Cursor> after = Optional.empty();
        do {
            Page page = store.query(
                    Query.of(collection, index).limit(PAGE).after(after).build());
            page.records().forEach(each);
            after = page.next();
        } while (after.isPresent());
    }
}
