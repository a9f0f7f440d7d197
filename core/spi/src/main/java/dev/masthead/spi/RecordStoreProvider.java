package dev.masthead.spi;

import java.util.List;

/**
 * Opens record stores on one kind of engine; found by {@link java.util.ServiceLoader} and chosen by {@link #name()},
 * or handed over as an object.
 *
 * <p>A provider has a public constructor without parameters when it is to be found by name. Being found has no side
 * effect: no connection, thread or file before {@link #open}. Instances are thread-safe.
 */
public interface RecordStoreProvider {

    /**
     * The name by which a host chooses this provider, for example {@code sqlite}.
     *
     * @return lower-case letters, digits and hyphens, never empty, always the same
     */
    String name();

    /**
     * Opens a store that holds the given collections, creating or migrating what is missing.
     *
     * @implSpec
     *     <ul>
     *       <li>S-01: with {@link Capability#PERSISTENT}, records written before are there; opening again with the same
     *           collections changes nothing.
     *       <li>S-02: a key or an index that a collection has now and had not before is there for all existing records
     *           when this method returns: the store reads each payload and calls {@link CollectionSpec#keysOf()}. One
     *           that it had before and has not now may be forgotten, and is then new when it comes back. A collection
     *           that is not in the list is left alone. When the function throws for a payload, this method fails with
     *           that exception, and what was there stays as it was.
     *       <li>S-03: a unique key that existing records violate makes this method fail with {@link
     *           DuplicateKeyException}; the store can be opened as before.
     *       <li>S-04: a capability in {@link StoreSettings#required()} that the store does not have makes this method
     *           fail with {@link UnsupportedCapabilityException}.
     *       <li>S-05: an unknown or malformed setting makes this method fail with {@link IllegalArgumentException}
     *           that names the setting and what it takes; storage that cannot be reached, with {@link StoreException}.
     *     </ul>
     *
     * @param settings where the data is and what the store must be capable of
     * @param collections every collection that will be used; names are distinct
     * @return an open store, to be closed by the caller
     */
    RecordStore open(StoreSettings settings, List<CollectionSpec> collections);
}
