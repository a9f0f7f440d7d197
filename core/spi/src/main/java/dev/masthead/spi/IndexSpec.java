package dev.masthead.spi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Declares one index of a collection: equality keys, then at most one order key; the record's id breaks ties.
 *
 * @param name see {@link CollectionSpec}
 * @param equality the keys that a query gives exact values for; may be empty
 * @param order the key that a query's result is ordered by, single-valued; empty means ordered by id
 */
public record IndexSpec(String name, List<String> equality, Optional<String> order) {

    /** Checks the name and copies the list. */
    public IndexSpec {
        Names.check("index", name);
        equality = List.copyOf(equality);
        Objects.requireNonNull(order, "order");
    }
}
