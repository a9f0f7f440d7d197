package dev.masthead.forms;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/** Reads what readers sent. Thread-safe; sees every submission that was acknowledged before it was asked. */
public final class Submissions {

    /** Where submissions are kept. */
    public static final CollectionSpec COLLECTION = CollectionSpec.named("submissions")
            .key("received_at", KeyType.INSTANT)
            .key("form", KeyType.TEXT)
            .key("state", KeyType.TEXT)
            .uniqueManyValuedKey("idempotency", KeyType.TEXT)
            .index("by_time", List.of(), "received_at")
            .index("by_form", List.of("form"), "received_at")
            .index("by_state", List.of("state"), "received_at")
            .index("by_form_state", List.of("form", "state"), "received_at")
            .index("by_idempotency", List.of("idempotency"))
            .keysOf(SubmissionJson::keysOf)
            .build();

    private static final int CHUNK = 100;

    private final RecordStore store;

    private Submissions(RecordStore store) {
        this.store = Objects.requireNonNull(store, "store");
    }

    /**
     * The submissions in a store.
     *
     * @param store has {@link #COLLECTION}
     */
    public static Submissions in(RecordStore store) {
        return new Submissions(store);
    }

    /** One submission by its receipt. */
    public Optional<Submission> find(String receipt) {
        return store.get(COLLECTION.name(), receipt)
                .map(record -> SubmissionJson.read(record.payload()).submission());
    }

    /**
     * The first page, the newest first.
     *
     * @param selection which are wanted
     * @param limit the most on the page, 1 to {@value Query#MAX_LIMIT}
     */
    public Slice newest(Selection selection, int limit) {
        return newest(selection, limit, Optional.empty());
    }

    /**
     * One page, the newest first.
     *
     * @param selection which are wanted
     * @param limit the most on the page, 1 to {@value Query#MAX_LIMIT}
     * @param after the position that the page before gave; empty for the first
     */
    public Slice newest(Selection selection, int limit, Optional<Cursor> after) {
        return slice(query(selection).descending().limit(limit).after(after).build());
    }

    /** All of them, the oldest first, read page by page while iterating: memory stays constant. */
    public Iterable<Submission> oldestFirst(Selection selection) {
        return () -> new Walk(selection);
    }

    private Slice slice(Query query) {
        Page page = store.query(query);
        return new Slice(
                page.records().stream()
                        .map(record -> SubmissionJson.read(record.payload()).submission())
                        .toList(),
                page.next());
    }

    private static Query.Builder query(Selection selection) {
        String index = selection
                .form()
                .map(form -> selection.state().isPresent() ? "by_form_state" : "by_form")
                .orElse(selection.state().isPresent() ? "by_state" : "by_time");
        Query.Builder query = Query.of(COLLECTION.name(), index);
        selection.form().ifPresent(form -> query.equal("form", KeyValue.of(form)));
        selection.state().ifPresent(state -> query.equal("state", SubmissionJson.key(state)));
        return query;
    }

    /**
     * A page of submissions.
     *
     * @param submissions the newest first
     * @param next where the next page starts; empty when there is none
     */
    public record Slice(List<Submission> submissions, Optional<Cursor> next) {

        /** Copies the list. */
        public Slice {
            submissions = List.copyOf(submissions);
            Objects.requireNonNull(next, "next");
        }
    }

    /** Holds one page at a time. */
    private final class Walk implements Iterator<Submission> {

        private final Selection selection;
        private final Deque<Submission> read = new ArrayDeque<>();
        private Optional<Cursor> next = Optional.empty();
        private boolean started;

        Walk(Selection selection) {
            this.selection = selection;
        }

        @Override
        public boolean hasNext() {
            while (read.isEmpty() && (!started || next.isPresent())) {
                Slice slice = slice(query(selection).limit(CHUNK).after(next).build());
                started = true;
                read.addAll(slice.submissions());
                next = slice.next();
            }
            return !read.isEmpty();
        }

        @Override
        public Submission next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return read.remove();
        }
    }
}
