package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.RecordStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-06: what a store has taken, it gives back when it is closed, and when it could not be opened. */
abstract class GivenBackRules extends Rules {

    private static final int STORES = 8;
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private static final CollectionSpec FREE = CollectionSpec.named("kept")
            .key("slug", KeyType.TEXT)
            .keysOf(Sample.reading("slug"))
            .build();

    private static final CollectionSpec UNIQUE = CollectionSpec.named("kept")
            .uniqueKey("slug", KeyType.TEXT)
            .keysOf(Sample.reading("slug"))
            .build();

    GivenBackRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-06: closing gives back the threads that opening, writing and reading made")
    void threadsAfterWork() throws InterruptedException {
        store().close();
        checkThreads(this::work);
    }

    @Test
    @DisplayName("S-06: an opening that is refused leaves no thread")
    void threadsAfterARefusal() throws InterruptedException {
        assume(Capability.PERSISTENT);
        store().close();
        fillWithTwins();
        checkThreads(this::refusedOpening);
    }

    @Test
    @DisplayName("S-06: closing gives back the files and connections")
    void descriptorsAfterWork() throws InterruptedException {
        assumeDescriptors();
        store().close();
        checkDescriptors(this::work);
    }

    @Test
    @DisplayName("S-06: an opening that is refused leaves no file or connection open")
    void descriptorsAfterARefusal() throws InterruptedException {
        assumeDescriptors();
        assume(Capability.PERSISTENT);
        store().close();
        fillWithTwins();
        checkDescriptors(this::refusedOpening);
    }

    private static void assumeDescriptors() {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "there is no " + DESCRIPTORS + " that shows what is open");
    }

    private void checkThreads(Runnable work) throws InterruptedException {
        ThreadGroup group = new ThreadGroup("stores");
        Thread opener = new Thread(group, () -> times(work));
        opener.start();
        opener.join();
        checkLeft("threads", group::activeCount);
    }

    private static void checkDescriptors(Runnable work) throws InterruptedException {
        work.run(); // The first time loads classes, from files that stay open.
        long before = descriptors();
        times(work);
        checkLeft("descriptors of files and connections", () -> descriptors() - before);
    }

    private static void times(Runnable work) {
        for (int i = 0; i < STORES; i++) {
            work.run();
        }
    }

    /** What is given back a moment later is given back; fewer than one of each store may be there for other reasons. */
    private static void checkLeft(String what, LongSupplier left) throws InterruptedException {
        for (int waits = 0; left.getAsLong() >= STORES && waits < 100; waits++) {
            Thread.sleep(50);
        }
        long now = left.getAsLong();
        assertTrue(now < STORES, now + " " + what + " are left of " + STORES + " stores");
    }

    private void work() {
        try (RecordStore store = open(FREE)) {
            long version =
                    store.get("kept", "a").map(record -> record.version()).orElse(0L);
            store.commit(Batch.builder().replace("kept", "a", version, "{}").build());
            assertThrows(ConflictException.class, () -> store.commit(inserting("kept", "a", "{}")));
            assertEquals(1, Walk.all(store, "kept").size());
        }
    }

    private void fillWithTwins() {
        try (RecordStore store = open(FREE)) {
            store.commit(inserting("kept", "a", Sample.of("slug", "s").payload()));
            store.commit(inserting("kept", "b", Sample.of("slug", "s").payload()));
        }
    }

    private void refusedOpening() {
        try {
            open(UNIQUE).close();
        } catch (DuplicateKeyException e) {
            assertEquals("kept", e.collection());
        }
    }

    private static long descriptors() {
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return Set.copyOf(open.toList()).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
