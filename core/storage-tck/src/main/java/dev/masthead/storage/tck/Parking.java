package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/** Holds a commit at a call of its keys' extractor, the one place where a test is inside of it, and reads meanwhile. */
final class Parking implements AutoCloseable {

    /** For readers that wait for the commit: behind it, what they see must be whole as well. */
    private static final long PATIENCE_MILLIS = 20;

    private static final String COLLECTION = "parked";

    private static final class Stop {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private int calls;

        private Stop(int calls) {
            this.calls = calls;
        }
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private volatile Optional<Stop> stop = Optional.empty();
    private int version = 1;

    CollectionSpec spec() {
        return CollectionSpec.named(COLLECTION)
                .uniqueKey("slug", KeyType.TEXT)
                .keysOf(this::keysOf)
                .build();
    }

    private Keys keysOf(String payload) {
        stop.filter(at -> at.calls-- == 0).ifPresent(at -> {
            at.reached.countDown();
            try {
                at.goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return Sample.reading("slug").keysOf(payload);
    }

    /** Replaces two records that expect this version. */
    Batch batch(int expected) {
        return new Batch(Stream.of("a", "b")
                .<Write>map(id -> new Write.Put(
                        COLLECTION, id, Sample.of("slug", id + expected).payload(), expected))
                .toList());
    }

    /** Stops the next commit at this call, if it makes so many. */
    void assertWhole(RecordStore store, int call) throws InterruptedException {
        Stop at = new Stop(call);
        stop = Optional.of(at);
        Future<?> commit = threads.submit(() -> {
            try {
                store.commit(batch(version));
            } finally {
                at.reached.countDown();
            }
        });
        at.reached.await();
        Future<?> reader = threads.submit(() -> read(store));
        try {
            reader.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException waitsOrFails) {
            // it is asked again below, behind the commit
        } finally {
            stop = Optional.empty();
            at.goOn.countDown();
        }
        finish(commit);
        finish(reader);
        version++;
    }

    private static void read(RecordStore store) {
        Optional<StoredRecord> a = store.get(COLLECTION, "a");
        Optional<StoredRecord> b = store.get(COLLECTION, "b");
        long first = Registers.version(a);
        if (first == Write.ABSENT || Registers.version(b) < first) {
            throw new AssertionFailedError("Half a batch was read: a v" + first + ", then b v" + Registers.version(b));
        }
        List<Long> versions = store.query(Query.of(COLLECTION, "all").build()).records().stream()
                .map(StoredRecord::version)
                .toList();
        assertEquals(2, versions.size(), "half a batch in one page");
        assertEquals(versions.get(0), versions.get(1), "half a batch in one page");
    }

    private static void finish(Future<?> call) throws InterruptedException {
        try {
            call.get();
        } catch (ExecutionException e) {
            throw new AssertionFailedError(String.valueOf(e.getCause()), e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
