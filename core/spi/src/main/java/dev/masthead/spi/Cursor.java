package dev.masthead.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * A position in an index: behind the record with this order value and id.
 *
 * @param order the record's value of the index's order key; empty when the index has none
 * @param id the record's id
 */
public record Cursor(Optional<KeyValue> order, String id) {

    /** Refuses an id that no record can have: a cursor may come from a reader's address bar. */
    public Cursor {
        Objects.requireNonNull(order, "order");
        Utf8.check("The id of a cursor", id);
    }
}
