package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes one collection of a store like that of another. Both are walked by id, side by side. Not thread-safe. */
final class CollectionCopy {

    private static final int MAX_WRITES = 100;
    private static final long MAX_CHARACTERS = 2L << 20;

    private final RecordStore from;
    private final RecordStore to;
    private final String collection;
    private final List<Write> pending = new ArrayList<>();
    private long pendingCharacters;
    private long records;
    private long changes;

    CollectionCopy(RecordStore from, RecordStore to, String collection) {
        this.from = from;
        this.to = to;
        this.collection = collection;
    }

    /** Fails when the target holds what cannot be from an earlier copy: an overwritten magazine could not be had back. */
    void checkTarget() {
        for (Iterator<StoredRecord> copied = new Scan(to, collection, CollectionSpec.ALL); copied.hasNext(); ) {
            StoredRecord copy = copied.next();
            Optional<StoredRecord> original = from.get(collection, copy.id());
            boolean foreign = original.isEmpty()
                    || original.get().version() < copy.version()
                    || (original.get().version() == copy.version()
                            && !original.get().equals(copy));
            if (foreign) {
                throw new StoreException("The target holds the record " + collection + "/" + copy.id()
                        + ", which is not a copy of the original; name an empty place. Nothing was changed");
            }
        }
    }

    /** Compares everything once, and writes what differs. */
    void pass() {
        records = 0;
        changes = 0;
        Iterator<StoredRecord> originals = new Scan(from, collection, CollectionSpec.ALL);
        Iterator<StoredRecord> copies = new Scan(to, collection, CollectionSpec.ALL);
        @Nullable StoredRecord original = next(originals);
        @Nullable StoredRecord copy = next(copies);
        while (original != null || copy != null) {
            int order = order(original, copy);
            align(order <= 0 ? original : null, order >= 0 ? copy : null);
            original = order <= 0 ? next(originals) : original;
            copy = order >= 0 ? next(copies) : copy;
        }
        flush();
    }

    boolean isUnchanged() {
        return changes == 0;
    }

    /** How many records the original had in the last pass. */
    long records() {
        return records;
    }

    private static @Nullable StoredRecord next(Iterator<StoredRecord> scan) {
        return scan.hasNext() ? scan.next() : null;
    }

    private static int order(@Nullable StoredRecord original, @Nullable StoredRecord copy) {
        if (original == null) {
            return 1;
        }
        return copy == null ? -1 : KeyValue.utf8Order().compare(original.id(), copy.id());
    }

    private void align(@Nullable StoredRecord original, @Nullable StoredRecord copy) {
        if (original != null) {
            records++;
        }
        if (copy != null && (original == null || (original.version() <= copy.version() && !original.equals(copy)))) {
            // Gone, or gone and made anew: the new one comes with the next pass.
            add(new Write.Delete(collection, copy.id(), copy.version()));
        } else if (original != null && !original.equals(copy)) {
            long expected = copy == null ? Write.ABSENT : copy.version();
            add(new Write.Put(collection, original.id(), original.payload(), expected, original.version()));
        }
    }

    private void add(Write write) {
        pending.add(write);
        pendingCharacters += write instanceof Write.Put put ? put.payload().length() : 0;
        if (pending.size() == MAX_WRITES || pendingCharacters > MAX_CHARACTERS) {
            flush();
        }
    }

    private void flush() {
        if (pending.isEmpty()) {
            return;
        }
        changes += pending.size();
        try {
            commit(pending);
        } catch (DuplicateKeyException e) {
            pending.forEach(this::commitAlone);
        }
        pending.clear();
        pendingCharacters = 0;
    }

    /** A unique value has moved between records during this pass: who is in the way makes room, and comes with the next. */
    private void commitAlone(Write write) {
        try {
            commit(List.of(write));
        } catch (DuplicateKeyException e) {
            if (write.expectedVersion() != Write.ABSENT) {
                commit(List.of(new Write.Delete(collection, write.id(), write.expectedVersion())));
            }
        }
    }

    private void commit(List<Write> writes) {
        try {
            to.commit(new Batch(writes));
        } catch (UnknownOutcomeException e) {
            // The next pass sees what became of it.
            changes++;
        }
    }
}
