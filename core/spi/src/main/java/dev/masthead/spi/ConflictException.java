package dev.masthead.spi;

/** A write expected another version of its record: somebody else was faster. Nothing was changed. */
public final class ConflictException extends StoreException {

    private static final long serialVersionUID = 1L;

    private final String collection;
    private final String id;
    private final long expectedVersion;
    private final long actualVersion;

    /** Versions as in {@link Write#expectedVersion()}; {@link Write#ABSENT} for no record. */
    public ConflictException(String collection, String id, long expectedVersion, long actualVersion) {
        super("Record " + collection + "/" + id + " was expected "
                + (expectedVersion == Write.ABSENT ? "not to exist" : "at version " + expectedVersion) + " and "
                + (actualVersion == Write.ABSENT ? "does not exist" : "is at version " + actualVersion)
                + "; read it again and repeat the change");
        this.collection = collection;
        this.id = id;
        this.expectedVersion = expectedVersion;
        this.actualVersion = actualVersion;
    }

    /** The collection's name. */
    public String collection() {
        return collection;
    }

    /** The record's id. */
    public String id() {
        return id;
    }

    /** The version that the write expected. */
    public long expectedVersion() {
        return expectedVersion;
    }

    /** The version that the store has; {@link Write#ABSENT} for no record. */
    public long actualVersion() {
        return actualVersion;
    }
}
