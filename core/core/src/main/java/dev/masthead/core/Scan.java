package dev.masthead.core;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Reads a whole index page by page, in constant memory. Not thread-safe. */
final class Scan implements Iterator<StoredRecord> {

    private static final int PAGE = 20;

    private final RecordStore store;
    private final String collection;
    private final String index;
    private Iterator<StoredRecord> page = List.<StoredRecord>of().iterator();
    private Optional<Cursor> after = Optional.empty();
    private boolean atEnd;

    /** An index that has no equality keys. */
    Scan(RecordStore store, String collection, String index) {
        this.store = store;
        this.collection = collection;
        this.index = index;
    }

    @Override
    public boolean hasNext() {
        while (!page.hasNext() && !atEnd) {
            Page next = store.query(
                    Query.of(collection, index).limit(PAGE).after(after).build());
            page = next.records().iterator();
            after = next.next();
            atEnd = after.isEmpty();
        }
        return page.hasNext();
    }

    @Override
    public StoredRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The index is read to its end");
        }
        return page.next();
    }
}
