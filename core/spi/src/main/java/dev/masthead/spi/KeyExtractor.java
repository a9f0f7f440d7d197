package dev.masthead.spi;

/**
 * Reads the keys of a payload. A store calls it on every put and when it re-indexes.
 *
 * <p>Pure: the same payload always gives the same keys. Thread-safe.
 */
@FunctionalInterface
public interface KeyExtractor {

    /**
     * The keys of a payload.
     *
     * @param payload the JSON text of one record of the collection
     * @return only declared keys, with values of their type; several values only for a many-valued key
     */
    Keys keysOf(String payload);
}
