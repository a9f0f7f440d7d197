package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-42 to the last bit, S-43 in the order of the checks, and S-48 whatever is thrown. */
abstract class VersionRules extends Rules {

    VersionRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-42: versions are compared in all their 63 bits, by puts and by deletes")
    void everyBit() {
        for (long version : new long[] {(1L << 32) + 1, (1L << 53) + 1, Long.MAX_VALUE - 1}) {
            String id = "v" + version;
            store().commit(new Batch(List.of(new Write.Put("notes", id, "{}", Write.ABSENT, version))));
            for (long other : new long[] {version - 1, version + 1, version ^ 1L << 32, version ^ 1L << 40}) {
                if (other < Long.MAX_VALUE) {
                    conflicts(new Write.Put("notes", id, "1", other, Long.MAX_VALUE), version);
                }
                conflicts(new Write.Delete("notes", id, other), version);
            }
            assertEquals(Optional.of(new StoredRecord(id, version, "{}")), store().get("notes", id));
        }
    }

    private void conflicts(Write write, long actual) {
        ConflictException conflict =
                assertThrows(ConflictException.class, () -> store().commit(new Batch(List.of(write))));
        assertEquals(actual, conflict.actualVersion());
    }

    @Test
    @DisplayName("S-42: the last version is stored, read and removed like any other")
    void lastVersion() {
        long last = Long.MAX_VALUE;
        store().commit(new Batch(List.of(new Write.Put("articles", "a", "{}", Write.ABSENT, last - 1))));
        store().commit(new Batch(List.of(new Write.Put("articles", "a", "1", last - 1, last))));
        assertEquals(last, store().get("articles", "a").orElseThrow().version());
        store().commit(Batch.builder().delete("articles", "a", last).build());
        assertEquals(Optional.empty(), store().get("articles", "a"));
    }

    @Test
    @DisplayName("S-43: a conflict of a later write comes before a duplicate of an earlier one")
    void laterConflictComesFirst() {
        insert("a", Sample.of("slug", "x"));
        String taken = Sample.of("slug", "x").payload();
        List<Write> later = List.of(
                new Write.Put("articles", "none", "{}", 5),
                new Write.Delete("articles", "none", 5),
                new Write.Put("articles", "a", "{}", Write.ABSENT),
                new Write.Put("notes", "none", "{}", 1));
        for (Write write : later) {
            Batch batch = new Batch(List.of(new Write.Put("articles", "b", taken, Write.ABSENT), write));
            ConflictException conflict = assertThrows(ConflictException.class, () -> store().commit(batch));
            assertEquals(write.id(), conflict.id());
        }
    }

    @Test
    @DisplayName("S-48: whatever reading the keys throws comes back as that very exception, and nothing is changed")
    void anyException() {
        AtomicReference<Optional<Throwable>> next = new AtomicReference<>(Optional.empty());
        RecordStore store = open(CollectionSpec.named("odd")
                .keysOf(payload -> {
                    next.get().ifPresent(VersionRules::raise);
                    return Keys.none();
                })
                .build());
        for (Throwable thrown : throwables()) {
            next.set(Optional.of(thrown));
            assertSame(thrown, assertThrows(Throwable.class, () -> store.commit(inserting("odd", "a", "{}"))));
            next.set(Optional.empty());
            assertEquals(Optional.empty(), store.get("odd", "a"));
        }
        store.commit(inserting("odd", "a", "{}"));
    }

    /** Some that stores throw themselves, some that libraries wrap, and some that few expect. */
    private static List<Throwable> throwables() {
        IOException checked = new IOException("unreadable");
        return List.of(
                new NullPointerException("unreadable"),
                new ClassCastException("unreadable"),
                new UnsupportedOperationException("unreadable"),
                new IllegalArgumentException("unreadable"),
                new StoreException("unreadable"),
                new ConflictException("odd", "a", 1, 2),
                new DuplicateKeyException("odd", "name"),
                new UncheckedIOException(checked),
                new CompletionException(checked),
                new StackOverflowError("unreadable"),
                new AssertionError("unreadable"));
    }

    private static void raise(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }
}
