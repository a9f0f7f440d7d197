package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One call as the thread that made it saw it. The two moments come from a counter that all threads share: of two calls
 * one was before the other exactly when it was answered before the other was made.
 *
 * @param thread which thread made it
 * @param made when it was made
 * @param answered when its answer came
 * @param call what was asked
 * @param answer what came
 */
record Operation(int thread, long made, long answered, Call call, Answer answer) {

    /** What was asked. */
    sealed interface Call {
        /** A commit. */
        record Commit(Batch batch) implements Call {}

        /** A read by id. */
        record Get(String collection, String id) implements Call {}

        /** A read of one page that is large enough for all records of the query. */
        record Find(Query query) implements Call {}
    }

    /** What came. */
    sealed interface Answer {
        /** The commit was acknowledged. */
        record Done() implements Answer {}

        /** Somebody else was faster. */
        record Conflict(String collection, String id, long actualVersion) implements Answer {}

        /** A unique value is taken. */
        record Duplicate(String key) implements Answer {}

        /** It may have happened, now or later, or not. */
        record Unknown() implements Answer {}

        /** Any other exception. */
        record Failed(String exception) implements Answer {}

        /** Records that were read; of one read by id, one or none. */
        record Found(List<StoredRecord> records) implements Answer {}
    }

    boolean done() {
        return answer instanceof Answer.Done;
    }

    boolean unknown() {
        return answer instanceof Answer.Unknown;
    }

    /** One line of a history. */
    String text() {
        return "[" + made + "-" + (unknown() ? "?" : answered) + "] thread " + thread + ": " + called() + " -> "
                + answered(answer);
    }

    private String called() {
        if (call instanceof Call.Commit commit) {
            return "commit " + commit.batch().writes();
        }
        if (call instanceof Call.Get get) {
            return "get " + get.collection() + "/" + get.id();
        }
        return "query " + Spelling.of(((Call.Find) call).query());
    }

    private static String answered(Answer answer) {
        if (answer instanceof Answer.Found found) {
            return found.records().isEmpty()
                    ? "nothing"
                    : found.records().stream().map(Spelling::of).collect(Collectors.joining(", "));
        }
        if (answer instanceof Answer.Conflict conflict) {
            return "conflict at " + conflict.id() + ", which has v" + conflict.actualVersion();
        }
        if (answer instanceof Answer.Duplicate duplicate) {
            return "duplicate value of " + duplicate.key();
        }
        if (answer instanceof Answer.Failed failed) {
            return "failed with " + failed.exception();
        }
        return answer instanceof Answer.Done ? "acknowledged" : "unknown";
    }
}
