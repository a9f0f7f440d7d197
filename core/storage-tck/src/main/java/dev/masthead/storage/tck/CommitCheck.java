package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Commits a batch and compares its outcome with what the model expects, down to the exception's fields. */
final class CommitCheck {

    private final Model model;
    private final RecordStore store;
    private final Batch batch;
    private final List<Model.Refusal> refusals;

    CommitCheck(Model model, RecordStore store, Batch batch) {
        this.model = model;
        this.store = store;
        this.batch = batch;
        this.refusals = model.refusals(batch);
    }

    /** Commits; the model follows when the batch may succeed. */
    Optional<Finding> commit() {
        Optional<Finding> outcome = outcome();
        if (outcome.isPresent()) {
            return outcome;
        }
        List<Optional<StoredRecord>> present = present();
        List<Boolean> unchanged = asInModel(present);
        if (refusals.isEmpty()) {
            model.commit(batch);
            return compared(present, unchanged);
        }
        int changed = unchanged.indexOf(false);
        return changed < 0
                ? Optional.empty()
                : finding("S-45", "the batch failed, and " + record(changed) + " was changed all the same");
    }

    private Optional<Finding> outcome() {
        try {
            store.commit(batch);
        } catch (ConflictException e) {
            return checked(e);
        } catch (DuplicateKeyException e) {
            return checked(e);
        } catch (RuntimeException e) {
            return finding(refusals.isEmpty() ? "S-40" : rule(refusals.get(0)), expected() + ", but failed with " + e);
        }
        return refusals.isEmpty()
                ? Optional.empty()
                : finding(rule(refusals.get(0)), expected() + ", but it was acknowledged");
    }

    private Optional<Finding> checked(ConflictException got) {
        Optional<Model.Refusal> meant = refusals.stream()
                .filter(Model.Refusal::isConflict)
                .filter(refusal -> refusal.write().collection().equals(got.collection())
                        && refusal.write().id().equals(got.id())
                        && refusal.write().expectedVersion() == got.expectedVersion()
                        && refusal.actualVersion() == got.actualVersion())
                .findFirst();
        String rule = refusals.stream()
                .filter(Model.Refusal::isConflict)
                .findFirst()
                .map(CommitCheck::rule)
                .orElse(refusals.isEmpty() ? ruleOfWrites(got) : "S-43");
        return meant.isPresent() ? Optional.empty() : finding(rule, expected() + ", but failed with " + got);
    }

    private Optional<Finding> checked(DuplicateKeyException got) {
        boolean meant = refusals.stream()
                .anyMatch(refusal -> refusal.write().collection().equals(got.collection())
                        && (refusal.takenKeys().contains(got.key()) || refusals.size() > 1));
        return meant ? Optional.empty() : finding("S-43", expected() + ", but failed with " + got);
    }

    private Optional<Finding> compared(List<Optional<StoredRecord>> present, List<Boolean> unchanged) {
        List<Boolean> written = asInModel(present);
        int missing = written.indexOf(false);
        if (missing < 0) {
            return Optional.empty();
        }
        Write write = batch.writes().get(missing);
        if (alike(write.collection(), write.id())) {
            return finding("S-10", record(missing) + " is not as it was put, and there is an id like it");
        }
        if (written.contains(true) && unchanged.get(missing)) {
            return finding("S-40", "the batch was acknowledged, and " + record(missing) + " is not as it was put");
        }
        return new RecordCheck(model, write.collection(), write.id()).check(present.get(missing));
    }

    private List<Optional<StoredRecord>> present() {
        return batch.writes().stream()
                .map(write -> store.get(write.collection(), write.id()))
                .toList();
    }

    /** Which of the batch's records the store holds as the model does. */
    private List<Boolean> asInModel(List<Optional<StoredRecord>> present) {
        return IntStream.range(0, present.size())
                .mapToObj(i -> {
                    Write write = batch.writes().get(i);
                    return present.get(i).equals(model.get(write.collection(), write.id()));
                })
                .toList();
    }

    private String record(int index) {
        Write write = batch.writes().get(index);
        return write.collection() + "/" + Spelling.quoted(write.id());
    }

    private String expected() {
        if (refusals.isEmpty()) {
            return "expected success";
        }
        Model.Refusal first = refusals.get(0);
        String record =
                first.write().collection() + "/" + Spelling.quoted(first.write().id());
        return first.isConflict()
                ? "expected a ConflictException, as " + record + " is at version " + first.actualVersion()
                : "expected a DuplicateKeyException for " + first.takenKeys() + " of " + record;
    }

    private static String rule(Model.Refusal refusal) {
        if (!refusal.isConflict()) {
            return "S-43";
        }
        return refusal.write().expectedVersion() == Write.ABSENT ? "S-41" : "S-42";
    }

    /** A conflict out of nothing: an id that is taken for another one, or a wrong version. */
    private String ruleOfWrites(ConflictException got) {
        if (alike(got.collection(), got.id())) {
            return "S-10";
        }
        return got.expectedVersion() == Write.ABSENT ? "S-41" : "S-42";
    }

    private boolean alike(String collection, String id) {
        return model.all(collection).stream()
                .map(StoredRecord::id)
                .anyMatch(other -> !other.equals(id) && folded(other).equals(folded(id)));
    }

    private static String folded(String id) {
        return Normalizer.normalize(id, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    private static Optional<Finding> finding(String rule, String message) {
        return Optional.of(new Finding(rule, message));
    }
}
