package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be delivered, what was, and what was given up. Thread-safe.
 *
 * <p>An entry is committed together with its subject ({@link #insert}); a {@link Courier} delivers it. No method reads or
 * gives a word that a reader wrote.
 */
public final class Outbox {

    /** Where entries are kept. */
    public static final CollectionSpec COLLECTION = CollectionSpec.named("outbox")
            .key("channel", KeyType.TEXT)
            .key("subject", KeyType.TEXT)
            .key("state", KeyType.TEXT)
            .key("due_at", KeyType.INSTANT)
            .key("created_at", KeyType.INSTANT)
            .key("changed_at", KeyType.INSTANT)
            .index("by_due", List.of("channel"), "due_at")
            .index("by_state", List.of("state"), "changed_at")
            .index("by_subject", List.of("subject"), "created_at")
            .keysOf(OutboxJson::keysOf)
            .build();

    private static final int MAX_ATTEMPTS = 10;

    private final RecordStore store;
    private final InstantSource clock;

    private Outbox(RecordStore store, InstantSource clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * The outbox in a store.
     *
     * @param store has {@link #COLLECTION}
     * @param clock dates what is sent again
     */
    public static Outbox in(RecordStore store, InstantSource clock) {
        return new Outbox(store, clock);
    }

    /**
     * The writes that make a subject's deliveries: put them into the batch that stores the subject, and wake the courier
     * when it is committed.
     *
     * @param subject see {@link OutboxEntry#pending}
     * @param channels their names, each once
     * @param now when it is due: at once
     */
    public static List<Write> insert(String subject, Collection<String> channels, Instant now) {
        return channels.stream()
                .map(channel -> OutboxEntry.pending(subject, channel, now).insert())
                .toList();
    }

    /** One entry. */
    public Optional<OutboxEntry> find(String id) {
        return store.get(COLLECTION.name(), id).map(Outbox::read);
    }

    /** The first page of the entries in a state, the newest first. */
    public Slice newest(OutboxEntry.State state, int limit) {
        return newest(state, limit, Optional.empty());
    }

    /**
     * One page of the entries in a state: those that changed into it last come first.
     *
     * @param state which are wanted
     * @param limit the most on the page, 1 to {@value Query#MAX_LIMIT}
     * @param after the position that the page before gave; empty for the first
     */
    public Slice newest(OutboxEntry.State state, int limit, Optional<Cursor> after) {
        Page page = store.query(Query.of(COLLECTION.name(), "by_state")
                .equal("state", state.key())
                .descending()
                .limit(limit)
                .after(after)
                .build());
        return new Slice(page.records().stream().map(Outbox::read).toList(), page.next());
    }

    /** All deliveries of a subject, one for each channel at most, in the order they were made. */
    public List<OutboxEntry> of(String subject) {
        Query query = Query.of(COLLECTION.name(), "by_subject")
                .equal("subject", subject)
                .limit(Query.MAX_LIMIT)
                .build();
        return store.query(query).records().stream().map(Outbox::read).toList();
    }

    /**
     * Sends a dead entry again, due at once, with all its attempts before it: the receiver may have got it already when
     * {@link OutboxEntry#unresolved()} is not 0.
     *
     * @return whether it was dead; nothing is changed otherwise
     */
    public boolean resend(String id) {
        for (int attempt = 1; ; attempt++) {
            Optional<StoredRecord> found = store.get(COLLECTION.name(), id)
                    .filter(record -> read(record).state() == OutboxEntry.State.DEAD);
            if (found.isEmpty()) {
                return false;
            }
            try {
                RecordStores.commit(
                        store, replace(found.get(), read(found.get()).resent(clock.instant())));
                return true;
            } catch (ConflictException changedMeanwhile) {
                if (attempt == MAX_ATTEMPTS) {
                    throw changedMeanwhile;
                }
            }
        }
    }

    /** An entry as one line of JSON, for programs; it holds no word that a reader wrote. */
    public static String json(OutboxEntry entry) {
        return OutboxJson.write(entry);
    }

    static OutboxEntry read(StoredRecord record) {
        return OutboxJson.read(record.payload());
    }

    static Batch replace(StoredRecord old, OutboxEntry entry) {
        return Batch.builder()
                .replace(COLLECTION.name(), entry.id(), old.version(), OutboxJson.write(entry))
                .build();
    }

    /**
     * A page of entries.
     *
     * @param entries the newest first
     * @param next where the next page starts; empty when there is none
     */
    public record Slice(List<OutboxEntry> entries, Optional<Cursor> next) {

        /** Copies the list. */
        public Slice {
            entries = List.copyOf(entries);
            Objects.requireNonNull(next, "next");
        }
    }
}
