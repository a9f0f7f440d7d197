package dev.masthead.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of a query's result.
 *
 * @param records in the order of the query
 * @param next where the next page starts; empty when there is none
 */
public record Page(List<StoredRecord> records, Optional<Cursor> next) {

    /** Copies the list. */
    public Page {
        records = List.copyOf(records);
        Objects.requireNonNull(next, "next");
    }
}
