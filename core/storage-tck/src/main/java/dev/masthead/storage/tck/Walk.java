package dev.masthead.storage.tck;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All records of a query, page by page. */
final class Walk {

    private static final int FAR_TOO_MANY = 100_000;

    private Walk() {}

    static List<StoredRecord> all(RecordStore store, String collection) {
        return all(store, Query.of(collection, CollectionSpec.ALL));
    }

    static List<StoredRecord> all(RecordStore store, Query.Builder query) {
        List<StoredRecord> found = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = store.query(query.limit(Query.MAX_LIMIT).after(next).build());
            found.addAll(page.records());
            next = page.next();
        } while (next.isPresent() && found.size() < FAR_TOO_MANY);
        return found;
    }
}
