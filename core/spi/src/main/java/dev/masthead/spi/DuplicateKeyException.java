package dev.masthead.spi;

/** A unique key's value is another record's already. Nothing was changed. The message names the key, never its value. */
public final class DuplicateKeyException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String collection;
    private final String key;

    /** For a key of a collection. */
    public DuplicateKeyException(String collection, String key) {
        super("Another record of collection " + collection + " has this value of the unique key " + key + " already");
        this.collection = collection;
        this.key = key;
    }

    /** The collection's name. */
    public String collection() {
        return collection;
    }

    /** The key's name. */
    public String key() {
        return key;
    }
}
