package dev.masthead.spi;

import java.util.Optional;
import java.util.Set;

/**
 * Keeps versioned payloads in named collections and finds them by declared keys.
 *
 * <p>Instances are thread-safe. A method that is handed a collection or an index that was not declared, or a value of
 * the wrong type, throws {@link IllegalArgumentException} and changes nothing. Broken storage is {@link StoreException};
 * absence is an empty result.
 *
 * @implSpec
 *     <ul>
 *       <li>S-06: after {@link #close()} every method that reads or writes throws {@link StoreException}; closing again
 *           does nothing. Closing waits for commits under way, each of which is acknowledged whole, or fails with {@link
 *           StoreException} and has changed nothing, and leaves no thread behind.
 *       <li>S-07: an undeclared collection or index, or an equality value that does not match the index, is an {@link
 *           IllegalArgumentException}, and changes nothing.
 *       <li>S-08: all methods may be called by any number of threads at once, and none fails because of the others. A
 *           call of a thread that is interrupted works or fails with {@link StoreException}, a commit then with nothing
 *           changed; the thread stays interrupted, and the store goes on serving.
 *     </ul>
 */
public interface RecordStore extends AutoCloseable {

    /**
     * Reads one record.
     *
     * @implSpec
     *     <ul>
     *       <li>S-10: a payload comes back byte for byte as it was put, whatever JSON text it is, up to {@value
     *           dev.masthead.spi.Write#MAX_PAYLOAD_BYTES} bytes of UTF-8; so do ids of up to 200
     *           bytes of UTF-8, which are compared exactly (no case folding, no trimming, no normalisation).
     *       <li>S-11: a read that starts after a commit was acknowledged sees that commit.
     *       <li>S-12: a record that was never put, or is deleted, is an empty result; so is an id that no put could have.
     *     </ul>
     *
     * @param collection the name of a declared collection
     * @param id the record's id
     * @return the record, or empty
     */
    Optional<StoredRecord> get(String collection, String id);

    /**
     * Reads one page of an index, in order.
     *
     * @implSpec
     *     <ul>
     *       <li>S-20: the records are those whose equality keys have exactly the query's values; a many-valued key
     *           matches when one of its values does; each record comes once.
     *       <li>S-21: the order is the index's order key, then the record's id; without an order key, the id. Text and
     *           ids order by their UTF-8 bytes, integers and instants by value. {@link Query.Direction#DESCENDING}
     *           reverses both.
     *       <li>S-22: {@link Query#from()} is inclusive and {@link Query#to()} exclusive, in both directions.
     *       <li>S-23: at most {@link Query#limit()} records come, and fewer only when no more would follow; {@link
     *           Page#next()} is present exactly when at least one more would.
     *       <li>S-24: a query with {@link Query#after()} goes on behind that position: through ties in the order key,
     *           and also when the record at the position has changed or gone meanwhile.
     *       <li>S-25: a record that has no value for one of the index's keys is not in the index.
     *       <li>S-26: the cost does not grow with the number of records in the collection.
     *     </ul>
     *
     * @param query what to find
     * @return at most {@link Query#limit()} records
     */
    Page query(Query query);

    /**
     * Counts the records that a query would find over all its pages, but not further than a bound.
     *
     * @implSpec S-30: the result is the number of records that {@link #query} would return, ignoring {@link
     *     Query#limit()}, and counting on from {@link Query#after()}; never more than {@code atMost}, and the cost grows
     *     with {@code atMost} only. A bound that is not 1 to 10,000 is an {@link IllegalArgumentException}.
     * @param query what to count
     * @param atMost the bound, 1 to 10,000
     * @return 0 to {@code atMost}
     */
    long count(Query query, int atMost);

    /**
     * Commits a batch: all of its writes, or none.
     *
     * @implSpec
     *     <ul>
     *       <li>S-40: a batch is atomic across collections, for concurrent readers and after a crash.
     *       <li>S-41: a put that expects no record fails with {@link ConflictException} when there is one; a record that
     *           was deleted is none.
     *       <li>S-42: a put or a delete that expects version {@code n} fails with {@link ConflictException} when the
     *           record has another version or is absent; a put of either kind
     *           stores the version that it names.
     *       <li>S-43: a value of a unique key that another record of the collection has makes the batch fail with
     *           {@link DuplicateKeyException}; values are compared exactly, and free as soon as their record is deleted
     *           or no longer has them, also by an earlier write of the same batch. A write that breaks S-41 or S-42 as
     *           well fails with {@link ConflictException}.
     *       <li>S-44: of concurrent commits that expect the same version of a record, or claim the same value of a
     *           unique key, exactly one succeeds.
     *       <li>S-45: a batch that failed with any exception but {@link UnknownOutcomeException} has changed nothing.
     *       <li>S-46: a connection lost while the outcome is open is {@link UnknownOutcomeException}; it may be retried
     *           as it is, since every write is conditional.
     *       <li>S-47: with {@link Capability#DURABLE}, this method returns only when the batch survives the end of the
     *           process and the loss of power. Others may see it a little earlier.
     *       <li>S-48: the keys of a put are those that {@link CollectionSpec#keysOf()} returns for its payload. When that
     *           function throws, the batch fails with its exception.
     *       <li>S-49: a payload is well-formed Unicode without U+0000 and not too long; {@link Write.Put} refuses any other with {@link
     *           IllegalArgumentException}, so no store meets one.
     *     </ul>
     *
     * @param batch at least one write; no two on the same record
     */
    void commit(Batch batch);

    /**
     * What this store promises beyond the rules that bind every store.
     *
     * @implSpec
     *     <ul>
     *       <li>S-50: {@link Capability#DURABLE} comes with {@link Capability#PERSISTENT}.
     *       <li>S-51: with {@link Capability#SHARED}, every rule holds across all stores that are open on the same data,
     *           also while one of them is being opened. A store whose collections another one has migrated meanwhile
     *           refuses to commit to them with {@link StoreException}.
     *     </ul>
     *
     * @return an unmodifiable set, always the same
     */
    Set<Capability> capabilities();

    /** Closes the store: waits for commits under way, then gives back every thread, file and connection it made. */
    @Override
    void close();
}
