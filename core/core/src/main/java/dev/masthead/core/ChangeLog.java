package dev.masthead.core;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every change of an article, numbered without gaps: what caches and other nodes follow. An entry is committed together
 * with the change it tells of. Thread-safe.
 */
public final class ChangeLog {

    /** Where the log is kept. */
    public static final CollectionSpec COLLECTION = CollectionSpec.named("changes")
            .key("number", KeyType.INTEGER)
            .index("by_number", List.of(), "number")
            .keysOf(ChangeLog::keysOf)
            .build();

    private static final JsonMapper JSON = Json.strict();

    /** Of many writers on several nodes, one succeeds each time; a writer that lost this often has a broken store. */
    private static final int MAX_ATTEMPTS = 1_000;

    private final RecordStore store;
    private final InstantSource clock;
    private final AtomicLong newestSeen = new AtomicLong();

    /**
     * The log in a store.
     *
     * @param store has {@link #COLLECTION}
     * @param clock dates the entries
     */
    public ChangeLog(RecordStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The newest number that was committed or read through this object: no look into the store. */
    public long newestSeen() {
        return newestSeen.get();
    }

    /** The number of the newest change; 0 when there is none. */
    public long head() {
        Query newest =
                Query.of(COLLECTION.name(), "by_number").descending().limit(1).build();
        long number = store.query(newest).records().stream()
                .findFirst()
                .map(record -> read(record).number())
                .orElse(0L);
        return newestSeen.accumulateAndGet(number, Math::max);
    }

    /**
     * The changes behind a number, oldest first.
     *
     * @param number the last one that the caller knows
     * @param limit at most so many, 1 to {@link Query#MAX_LIMIT}
     */
    public List<Change> after(long number, int limit) {
        Query query = Query.of(COLLECTION.name(), "by_number")
                .from(KeyValue.of(number + 1))
                .limit(limit)
                .build();
        Page page = store.query(query);
        return page.records().stream().map(this::read).toList();
    }

    /** Commits a write of an article together with its entry; other nodes may be appending at the same time. */
    void commit(Write write, Change.Kind kind) {
        for (int attempt = 1; ; attempt++) {
            long number = head() + 1;
            try {
                RecordStores.commit(
                        store,
                        Batch.builder()
                                .add(write)
                                .insert(COLLECTION.name(), idOf(number), entry(number, write.id(), kind))
                                .build());
                newestSeen.accumulateAndGet(number, Math::max);
                return;
            } catch (ConflictException lost) {
                if (!lost.collection().equals(COLLECTION.name()) || attempt == MAX_ATTEMPTS) {
                    throw lost;
                }
            }
        }
    }

    private String entry(long number, String article, Change.Kind kind) {
        return JSON.writeValueAsString(new Change(number, article, kind, clock.instant()));
    }

    private Change read(StoredRecord record) {
        return JSON.readValue(record.payload(), Change.class);
    }

    private static String idOf(long number) {
        return String.format(Locale.ROOT, "%016d", number);
    }

    private static Keys keysOf(String payload) {
        return Keys.builder()
                .add("number", JSON.readTree(payload).path("number").longValue())
                .build();
    }

    /**
     * One change.
     *
     * @param number counts from 1
     * @param article the article's id
     * @param kind what happened
     * @param at when
     */
    public record Change(long number, String article, Kind kind, Instant at) {

        /** What happened to an article. */
        public enum Kind {
            /** It was created or edited. */
            STORED,
            /** It was taken out of readers' sight. */
            WITHDRAWN
        }
    }
}
