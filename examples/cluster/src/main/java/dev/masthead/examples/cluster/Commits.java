package dev.masthead.examples.cluster;

import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.UnknownOutcomeException;

/** One client of a store: commits and reads through outages, and says what came of it. Thread-safe. */
final class Commits {

    /** A batch that had failed for certain was there after all (rule S-45): never right. */
    static final String CAME_BACK = "a write came back that had failed for certain";

    private static final long PAUSE_MILLIS = 20;

    private final RecordStore store;
    private final Tally tally;

    Commits(RecordStore store, Tally tally) {
        this.store = store;
        this.tally = tally;
    }

    /** What one attempt came to. */
    enum Result {
        /** Acknowledged. */
        DONE,
        /** Nothing was changed. */
        FAILED,
        /** Done or not. */
        UNKNOWN,
        /** Somebody, maybe an earlier attempt, has the id, the version or the unique value. */
        TAKEN
    }

    Result attempt(Batch batch) throws InterruptedException {
        try {
            store.commit(batch);
            return Result.DONE;
        } catch (ConflictException | DuplicateKeyException taken) {
            return Result.TAKEN;
        } catch (UnknownOutcomeException unknown) {
            return after(unknown, Result.UNKNOWN);
        } catch (StoreException failed) {
            return after(failed, Result.FAILED);
        }
    }

    /** The version of a record, however long it takes to learn. */
    long version(String collection, String id) throws InterruptedException {
        while (true) {
            try {
                return store.get(collection, id).map(found -> found.version()).orElse(0L);
            } catch (StoreException failed) {
                after(failed, Result.FAILED);
            }
        }
    }

    void cameBack() {
        tally.add(CAME_BACK);
    }

    private Result after(StoreException failure, Result result) throws InterruptedException {
        tally.add(failure);
        Thread.sleep(PAUSE_MILLIS);
        return result;
    }
}
