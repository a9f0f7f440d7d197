package dev.masthead.spi;

/**
 * One record as the store holds it.
 *
 * @param id its id in the collection
 * @param version 1 for the first put, one more for each after it
 * @param payload the JSON text, exactly as it was put
 */
public record StoredRecord(String id, long version, String payload) {

    /** Without the payload: it may hold a reader's data. */
    @Override
    public String toString() {
        return "StoredRecord[" + id + " v" + version + "]";
    }
}
