package dev.masthead.spi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes that are committed together or not at all, in their order. Immutable.
 *
 * @param writes 1 to {@value #MAX_WRITES} writes, no two on the same record, with payloads of at most {@value
 *     #MAX_PAYLOAD_BYTES} bytes of UTF-8 together
 */
public record Batch(List<Write> writes) {

    /** The most writes in one batch. */
    public static final int MAX_WRITES = 1_000;

    /** The most bytes of UTF-8 that all payloads of one batch have together: 16 MiB, four of the largest. */
    public static final int MAX_PAYLOAD_BYTES = 4 * Write.MAX_PAYLOAD_BYTES;

    /** Copies the list and checks it. */
    public Batch {
        writes = List.copyOf(writes);
        if (writes.isEmpty() || writes.size() > MAX_WRITES) {
            throw new IllegalArgumentException("A batch has 1 to " + MAX_WRITES + " writes, not " + writes.size());
        }
        Set<List<String>> seen = new HashSet<>();
        for (Write write : writes) {
            if (!seen.add(List.of(write.collection(), write.id()))) {
                throw new IllegalArgumentException("A batch writes each record once; " + write.collection() + "/"
                        + write.id() + " is twice in it");
            }
        }
        if (isLargerThan(MAX_PAYLOAD_BYTES, writes)) {
            throw new IllegalArgumentException("The payloads of a batch have at most " + MAX_PAYLOAD_BYTES
                    + " bytes of UTF-8 together; commit them in several batches");
        }
    }

    /** Measures only where the number of characters does not tell. */
    private static boolean isLargerThan(int bytes, List<Write> writes) {
        long characters = 0;
        for (Write write : writes) {
            characters += payload(write).length();
        }
        if (characters > bytes || characters <= bytes / 3) {
            return characters > bytes;
        }
        long measured = 0;
        for (Write write : writes) {
            measured += Utf8.length(payload(write));
        }
        return measured > bytes;
    }

    private static String payload(Write write) {
        return write instanceof Write.Put put ? put.payload() : "";
    }

    /** Starts empty. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link Batch}; not thread-safe. */
    public static final class Builder {

        private final List<Write> writes = new ArrayList<>();

        private Builder() {}

        /** Stores a record that must not exist yet. */
        public Builder insert(String collection, String id, String payload) {
            return add(new Write.Put(collection, id, payload, Write.ABSENT));
        }

        /** Replaces a record that must have this version. */
        public Builder replace(String collection, String id, long expectedVersion, String payload) {
            return add(new Write.Put(collection, id, payload, expectedVersion));
        }

        /** Removes a record that must have this version. */
        public Builder delete(String collection, String id, long expectedVersion) {
            return add(new Write.Delete(collection, id, expectedVersion));
        }

        /** Adds a write. */
        public Builder add(Write write) {
            writes.add(write);
            return this;
        }

        /** The batch. */
        public Batch build() {
            return new Batch(writes);
        }
    }
}
