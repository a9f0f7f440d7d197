package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.UnknownOutcomeException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Makes calls and keeps what was asked, what came, and in which order. Thread-safe. */
final class History {

    private final AtomicLong moment = new AtomicLong();
    private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();

    /** Everything so far, in the order in which it was made. */
    List<Operation> operations() {
        return operations.stream()
                .sorted(Comparator.comparingLong(Operation::made))
                .toList();
    }

    /** Commits; true when it was acknowledged. */
    boolean commit(int thread, RecordStore store, Batch batch) {
        return record(thread, new Operation.Call.Commit(batch), () -> {
                    store.commit(batch);
                    return new Operation.Answer.Done();
                })
                instanceof Operation.Answer.Done;
    }

    Optional<StoredRecord> get(int thread, RecordStore store, String collection, String id) {
        return read(
                        thread,
                        new Operation.Call.Get(collection, id),
                        () -> store.get(collection, id).stream().toList())
                .stream()
                .findFirst();
    }

    List<StoredRecord> find(int thread, RecordStore store, Query query) {
        return read(
                thread, new Operation.Call.Find(query), () -> store.query(query).records());
    }

    private List<StoredRecord> read(int thread, Operation.Call call, Supplier<List<StoredRecord>> read) {
        return record(thread, call, () -> new Operation.Answer.Found(read.get()))
                        instanceof Operation.Answer.Found found
                ? found.records()
                : List.of();
    }

    private Operation.Answer record(int thread, Operation.Call call, Supplier<Operation.Answer> attempt) {
        long made = moment.incrementAndGet();
        Operation.Answer answer = answer(attempt);
        operations.add(new Operation(thread, made, moment.incrementAndGet(), call, answer));
        return answer;
    }

    private static Operation.Answer answer(Supplier<Operation.Answer> attempt) {
        try {
            return attempt.get();
        } catch (ConflictException e) {
            return new Operation.Answer.Conflict(e.collection(), e.id(), e.actualVersion());
        } catch (DuplicateKeyException e) {
            return new Operation.Answer.Duplicate(e.key());
        } catch (UnknownOutcomeException e) {
            return new Operation.Answer.Unknown();
        } catch (RuntimeException e) {
            return new Operation.Answer.Failed(e.toString());
        }
    }
}
