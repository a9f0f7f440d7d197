package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import java.util.function.Consumer;

/** Commits one batch after the other, and says of each that it was acknowledged. */
final class Writer {

    private static final long PAUSE_MILLIS = 20;

    private final RecordStore store;
    private final int writer;
    private final long before;
    private final long last;
    private final boolean retrying;
    private final Consumer<String> out;

    Writer(RecordStore store, int writer, long before, Orders orders, Consumer<String> out) {
        this.store = store;
        this.writer = writer;
        this.before = before;
        this.last = before + orders.commits();
        this.retrying = orders.isRetrying();
        this.out = out;
    }

    void run() {
        for (long number = before + 1; number <= last; number++) {
            if (retrying) {
                commitAtLast(number);
            } else {
                store.commit(Commits.batch(writer, number));
            }
            out.accept("a " + writer + " " + number);
        }
    }

    /** Every write is conditional, so a batch may be committed again; when it is there already, it conflicts. */
    private void commitAtLast(long number) {
        Batch batch = Commits.batch(writer, number);
        boolean unknown = false;
        while (true) {
            try {
                store.commit(batch);
                return;
            } catch (DuplicateKeyException e) {
                throw e;
            } catch (ConflictException e) {
                if (unknown && isThere(number)) {
                    return;
                }
                throw e;
            } catch (UnknownOutcomeException e) {
                unknown = true;
                pause();
            } catch (StoreException e) {
                pause();
            }
        }
    }

    private boolean isThere(long number) {
        while (true) {
            try {
                return store.get(Commits.NOTES, Commits.counterId(writer))
                        .map(StoredRecord::version)
                        .filter(version -> version == number)
                        .isPresent();
            } catch (StoreException e) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
