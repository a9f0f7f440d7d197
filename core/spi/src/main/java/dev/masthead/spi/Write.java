package dev.masthead.spi;

import java.util.Objects;

/** One conditional write of a {@link Batch}. */
public sealed interface Write {

    /** The longest id, in bytes of UTF-8. */
    int MAX_ID_BYTES = 200;

    /** The longest payload, in bytes of UTF-8: 4 MiB. */
    int MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;

    /** The version that stands for "there is no such record". */
    long ABSENT = 0;

    /** The collection's name. */
    String collection();

    /** The record's id. */
    String id();

    /** The version that the record must have for the batch to succeed; {@link #ABSENT} when it must not exist. */
    long expectedVersion();

    /**
     * Stores a payload as a version of its record.
     *
     * @param collection the collection's name
     * @param id 1 to {@value #MAX_ID_BYTES} bytes of UTF-8 without U+0000
     * @param payload JSON text: well-formed Unicode without U+0000 (JSON writes that one as an escape), at most
     *     {@value #MAX_PAYLOAD_BYTES} bytes of UTF-8
     * @param expectedVersion {@link #ABSENT}, or the version that is replaced
     * @param version the version that is stored, higher than the one that is expected; the next one, except in a copy
     *     of a record that has come further
     */
    record Put(String collection, String id, String payload, long expectedVersion, long version) implements Write {
        /**
         * Stores the payload as version {@code expectedVersion + 1}.
         *
         * @throws IllegalArgumentException also when there is no higher version
         */
        public Put(String collection, String id, String payload, long expectedVersion) {
            this(collection, id, payload, expectedVersion, next(expectedVersion));
        }

        /** Checks the id, the payload and the versions. */
        public Put {
            checkId(id);
            Objects.requireNonNull(collection, "collection");
            Utf8.check("A payload", payload);
            if (Utf8.isLongerThan(MAX_PAYLOAD_BYTES, payload)) {
                throw new IllegalArgumentException("A payload has at most " + MAX_PAYLOAD_BYTES + " bytes of UTF-8");
            }
            if (expectedVersion < ABSENT) {
                throw new IllegalArgumentException("A version is not negative");
            }
            if (version <= expectedVersion) {
                throw new IllegalArgumentException(
                        "A version goes up: " + version + " does not replace " + expectedVersion);
            }
        }

        private static long next(long version) {
            if (version == Long.MAX_VALUE) {
                throw new IllegalArgumentException("There is no version behind " + version);
            }
            return version + 1;
        }

        /** Without the payload: it may hold a reader's data. */
        @Override
        public String toString() {
            return "Put[" + collection + "/" + id + " v" + version + " over v" + expectedVersion + "]";
        }
    }

    /**
     * Removes a record.
     *
     * @param collection the collection's name
     * @param id the record's id
     * @param expectedVersion the version that is removed, 1 or more
     */
    record Delete(String collection, String id, long expectedVersion) implements Write {
        /** Checks the id. */
        public Delete {
            checkId(id);
            Objects.requireNonNull(collection, "collection");
            if (expectedVersion <= ABSENT) {
                throw new IllegalArgumentException("Only a record that exists can be removed");
            }
        }
    }

    private static void checkId(String id) {
        Utf8.check("An id", id);
        if (id.isEmpty() || Utf8.isLongerThan(MAX_ID_BYTES, id)) {
            throw new IllegalArgumentException("An id has 1 to " + MAX_ID_BYTES + " bytes of UTF-8 without U+0000");
        }
    }
}
