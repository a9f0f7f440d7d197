package dev.masthead.core;

import com.fasterxml.jackson.annotation.JsonAlias;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
    private final Announcements announcements;
    private final AtomicLong newestSeen = new AtomicLong();

    /**
     * The log in a store.
     *
     * @param store has {@link #COLLECTION}
     * @param clock dates the entries
     */
    public ChangeLog(RecordStore store, InstantSource clock) {
        this(store, clock, Announcements.none());
    }

    ChangeLog(RecordStore store, InstantSource clock, Announcements announcements) {
        this.store = store;
        this.clock = clock;
        this.announcements = announcements;
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

    /** One change. */
    public Optional<Change> find(long number) {
        return store.get(COLLECTION.name(), idOf(number)).map(this::read);
    }

    /** Commits writes together with the entry that tells of them; other nodes may be appending at the same time. */
    void commit(List<Write> writes, String article, Change.Kind kind, Footprint before, Footprint after) {
        for (int attempt = 1; ; attempt++) {
            long number = head() + 1;
            Change change = new Change(number, article, kind, clock.instant(), before, after);
            Batch.Builder batch = Batch.builder();
            writes.forEach(batch::add);
            batch.insert(COLLECTION.name(), idOf(number), JSON.writeValueAsString(change));
            announcements.writes(number, change.at()).forEach(batch::add);
            try {
                RecordStores.commit(store, batch.build());
                newestSeen.accumulateAndGet(number, Math::max);
                announcements.wake();
                return;
            } catch (ConflictException lost) {
                if (!lost.collection().equals(COLLECTION.name()) || attempt == MAX_ATTEMPTS) {
                    throw lost;
                }
            }
        }
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
     * @param before where readers met the article until then
     * @param after where they meet it since
     */
    public record Change(long number, String article, Kind kind, Instant at, Footprint before, Footprint after) {

        /** An entry without footprints tells of none. */
        public Change {
            before = Objects.requireNonNullElseGet(before, Footprint::none);
            after = Objects.requireNonNullElseGet(after, Footprint::none);
        }

        /** The listings that the article entered, left, or in which it is somewhere else now. */
        public Set<String> listings() {
            Set<String> changed = new TreeSet<>(before.listings());
            changed.addAll(after.listings());
            if (before.isAtPlaceOf(after)) {
                changed.removeIf(name ->
                        before.listings().contains(name) && after.listings().contains(name));
            }
            return changed;
        }

        /** Whether the article was, or is, in a listing at all. */
        public boolean concernsReaders() {
            return !before.listings().isEmpty() || !after.listings().isEmpty();
        }

        /** The slugs that lead, or led, to the article. */
        public Set<String> slugs() {
            Set<String> all = new TreeSet<>(before.slugs());
            all.addAll(after.slugs());
            return all;
        }

        /** What happened to an article. */
        public enum Kind {
            /** A draft was created. */
            CREATED,
            /** What is stored of it was edited; of a published article, what readers see. */
            @JsonAlias("STORED")
            EDITED,
            /** It was published, at once or for a time to come. */
            PUBLISHED,
            /** It was taken out of readers' sight; its address answers 410. */
            WITHDRAWN,
            /** An edit of a published article was put aside, or thrown away: readers see nothing of it. */
            DRAFTED,
            /** It was put into the trash. */
            TRASHED,
            /** It was taken out of the trash. */
            RESTORED,
            /** It was removed for good. */
            REMOVED
        }
    }
}
