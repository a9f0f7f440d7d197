package dev.masthead.core;

import dev.masthead.core.ChangeLog.Change.Kind;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Edits of published articles, kept apart from what readers see until they are published. Thread-safe.
 *
 * <p>An article has at most one. Saving is a compare-and-set on the copy's version; publishing is one on the article's
 * version, too: when the article changed since the edit was begun, it fails with {@link StaleArticleException}, nothing is
 * lost, and {@link WorkingCopy#onto} goes on from there.
 */
public final class WorkingCopies {

    /** Where they are kept, under the articles' ids. */
    public static final CollectionSpec COLLECTION = CollectionSpec.named("working_copies")
            .keysOf(payload -> Keys.none())
            .build();

    private static final JsonMapper JSON = Json.strict();

    private final RecordStore store;
    private final ArticleWriter writer;
    private final InstantSource clock;

    WorkingCopies(RecordStore store, ArticleWriter writer, InstantSource clock) {
        this.store = store;
        this.writer = writer;
        this.clock = clock;
    }

    /** The copy of an article that was saved. */
    public Optional<WorkingCopy> find(String article) {
        return store.get(COLLECTION.name(), article).map(WorkingCopies::read);
    }

    /** The copy of an article: the one that was saved, or a new one of the article as it is. */
    public WorkingCopy open(String article) {
        return find(article).orElseGet(() -> new WorkingCopy(writer.get(article), Write.ABSENT, clock.instant()));
    }

    /**
     * Saves an edit. It may be incomplete, as a draft may.
     *
     * @return as saved
     * @throws StaleArticleException when somebody else saved the copy since it was opened
     */
    public WorkingCopy save(WorkingCopy copy) {
        Article live = writer.get(copy.article().id());
        Stored stored = new Stored(copy.article(), copy.article().version(), clock.instant());
        writer.checkDraft(copy.article());
        commit(live, new Write.Put(COLLECTION.name(), live.id(), JSON.writeValueAsString(stored), copy.version()));
        return new WorkingCopy(copy.article(), copy.version() + 1, stored.savedAt());
    }

    /**
     * Makes an edit what readers see, and removes the copy in the same commit.
     *
     * @return the article as stored
     * @throws StaleArticleException when the article, or the copy, changed meanwhile
     */
    public Article publish(WorkingCopy copy) {
        Article live = writer.get(copy.article().id());
        Article edited = copy.article().toBuilder().state(live.state()).build();
        List<Write> more = copy.version() == Write.ABSENT ? List.of() : List.of(removal(copy));
        return writer.save(Optional.of(live), ArticleWriter.withSlugHistory(live, edited), Kind.EDITED, more);
    }

    /** Throws an edit away; what readers see stays. Does nothing when there is none. */
    public void discard(String article) {
        find(article).ifPresent(copy -> commit(writer.get(article), removal(copy)));
    }

    private void commit(Article live, Write write) {
        try {
            writer.tell(live, List.of(write), Kind.DRAFTED);
        } catch (ConflictException lost) {
            throw new StaleArticleException(lost);
        }
    }

    static Write removal(WorkingCopy copy) {
        return new Write.Delete(COLLECTION.name(), copy.article().id(), copy.version());
    }

    private static WorkingCopy read(StoredRecord record) {
        Stored stored = JSON.readValue(record.payload(), Stored.class);
        Article article =
                stored.article().toBuilder().version(stored.begunFrom()).build();
        return new WorkingCopy(article, record.version(), stored.savedAt());
    }

    private record Stored(Article article, long begunFrom, Instant savedAt) {}
}
