package dev.masthead.spi;

import java.util.Objects;

/**
 * Declares one key of a collection. Built by {@link CollectionSpec.Builder}.
 *
 * @param name see {@link CollectionSpec}
 * @param type the type of its values
 * @param many whether a record may have several values
 * @param unique whether no two records of the collection may share a value
 */
public record KeySpec(String name, KeyType type, boolean many, boolean unique) {

    /** Checks the name. */
    public KeySpec {
        Names.check("key", name);
        Objects.requireNonNull(type, "type");
    }
}
