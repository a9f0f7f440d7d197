package dev.masthead.forms;

import dev.masthead.core.RecordStores;
import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Optional;

/** Writes submissions, each at most once: the store's unique key decides, not a look beforehand. */
final class Ledger {

    private static final int ATTEMPTS = 4;

    private final RecordStore store;
    private final Deliveries deliveries;
    private final Runnable courier;

    /**
     * With where submissions go.
     *
     * @param courier is told of every commit that gives it work
     */
    Ledger(RecordStore store, Deliveries deliveries, Runnable courier) {
        this.store = store;
        this.deliveries = deliveries;
        this.courier = courier;
    }

    /** Commits a submission, or finds the one that has its key already. */
    Outcome enter(SubmissionJson.Stored entry) {
        List<Write> leaving = deliveries.writes(entry.submission());
        Batch batch = batch(entry, leaving);
        for (int attempt = 1; ; attempt++) {
            try {
                RecordStores.commit(store, batch);
                if (!leaving.isEmpty()) {
                    courier.run();
                }
                return answer(entry.submission(), false);
            } catch (DuplicateKeyException | ConflictException taken) {
                Optional<Outcome> earlier = earlier(entry);
                if (earlier.isPresent()) {
                    return earlier.get();
                }
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private static Batch batch(SubmissionJson.Stored entry, List<Write> leaving) {
        Batch.Builder batch = Batch.builder()
                .insert(Submissions.COLLECTION.name(), entry.submission().receipt(), SubmissionJson.write(entry));
        leaving.forEach(batch::add);
        return batch.build();
    }

    private Optional<Outcome> earlier(SubmissionJson.Stored entry) {
        return entry.keys().stream()
                .flatMap(key -> store
                        .query(Query.of(Submissions.COLLECTION.name(), "by_idempotency")
                                .equal("idempotency", key)
                                .limit(1)
                                .build())
                        .records()
                        .stream())
                .findFirst()
                .map(record -> SubmissionJson.read(record.payload()))
                .map(found -> outcome(entry, found));
    }

    private static Outcome outcome(SubmissionJson.Stored entry, SubmissionJson.Stored found) {
        if (!found.digest().equals(entry.digest())) {
            return new Outcome.KeyReused();
        }
        // Our own receipt: a commit whose outcome was unknown had succeeded.
        boolean ours = found.submission().receipt().equals(entry.submission().receipt());
        return answer(found.submission(), !ours);
    }

    private static Outcome answer(Submission submission, boolean replayed) {
        return submission.state() == Submission.State.QUARANTINED
                ? new Outcome.Quarantined(submission.receipt(), submission.reasons(), replayed)
                : new Outcome.Accepted(submission.receipt(), replayed);
    }
}
