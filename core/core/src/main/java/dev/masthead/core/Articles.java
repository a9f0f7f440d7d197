package dev.masthead.core;

import dev.masthead.core.ChangeLog.Change.Kind;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.Write;
import jakarta.validation.Validator;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Creates, edits, publishes, schedules, withdraws and throws away articles. Thread-safe.
 *
 * <p>Every change is a compare-and-set on the article's version: an edit that was made from an older version fails with
 * {@link StaleArticleException}. What breaks a rule fails with {@link InvalidArticleException}. A store that is broken
 * fails with {@link dev.masthead.spi.StoreException}. Nothing is changed then. Each change leaves a {@link Revision} and an
 * entry in the {@link ChangeLog}, committed with it.
 */
public final class Articles {

    /** Where articles are kept. */
    public static final CollectionSpec COLLECTION = collection();

    /** Every collection that the domain needs. */
    public static final List<CollectionSpec> COLLECTIONS =
            List.of(COLLECTION, WorkingCopies.COLLECTION, Revisions.COLLECTION, ChangeLog.COLLECTION);

    private static final int MAX_SLUG_ATTEMPTS = 100;
    private static final int MAX_EDITOR_LENGTH = 200;
    private static final int MOST_AT_ONCE = 100;

    private final RecordStore store;
    private final ArticleWriter writer;
    private final ChangeLog changes;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * The articles in a store.
     *
     * @param store has {@link #COLLECTIONS}
     * @param validator knows Bean Validation 3.1
     * @param clock tells now
     * @param random makes ids
     */
    public Articles(RecordStore store, Validator validator, InstantSource clock, RandomGenerator random) {
        this(store, validator, clock, random, Announcements.none());
    }

    /** The same; channels of the outbox are told of each change. */
    public Articles(
            RecordStore store,
            Validator validator,
            InstantSource clock,
            RandomGenerator random,
            Announcements announcements) {
        this.store = store;
        this.changes = new ChangeLog(store, clock, announcements);
        this.writer = new ArticleWriter(store, validator, changes, clock);
        this.clock = clock;
        this.random = random;
    }

    private Articles(Articles from, String editor) {
        this.store = from.store;
        this.changes = from.changes;
        this.writer = from.writer.as(editor);
        this.clock = from.clock;
        this.random = from.random;
    }

    /**
     * The same articles, changed in somebody's name: the revisions tell it.
     *
     * @param editor a name that means something to the host, 1 to 200 characters
     */
    public Articles as(String editor) {
        if (editor.isBlank() || editor.length() > MAX_EDITOR_LENGTH) {
            throw new IllegalArgumentException("An editor's name has 1 to " + MAX_EDITOR_LENGTH + " characters");
        }
        return new Articles(this, editor);
    }

    /**
     * Stores a new draft.
     *
     * @param draft has version 0; gets an id when it has none
     * @return as stored, with version 1
     */
    public Article create(Article draft) {
        String id = draft.id().isEmpty() ? newId() : draft.id();
        Article created = draft.toBuilder()
                .id(id)
                .version(Write.ABSENT)
                .state(ArticleState.DRAFT)
                .trash(null)
                .build();
        return writer.save(Optional.empty(), created, Kind.CREATED, List.of());
    }

    /**
     * Stores an edit; the state stays. A new slug makes the one before it an old slug.
     *
     * @param edited carries the id and the version that it was made from
     * @return as stored
     */
    public Article edit(Article edited) {
        Article stored = living(edited.id());
        Article known = ArticleWriter.withSlugHistory(
                stored, edited.toBuilder().state(stored.state()).trash(null).build());
        return writer.save(Optional.of(stored), known, Kind.EDITED, List.of());
    }

    /**
     * Publishes an article as it is given: creates it when it has version 0, else stores it as an edit.
     *
     * @param article without a time it is visible from now on; without a slug it gets one made from the headline
     * @return as stored
     */
    public Article publish(Article article) {
        String id = article.id().isEmpty() ? newId() : article.id();
        Article published = article.toBuilder()
                .id(id)
                .state(ArticleState.PUBLISHED)
                .trash(null)
                .publishAt(article.publishAt().orElseGet(clock::instant))
                .build();
        Optional<Article> stored = article.version() == Write.ABSENT ? Optional.empty() : Optional.of(living(id));
        Kind kind = stored.filter(before -> before.state() == ArticleState.PUBLISHED)
                        .isPresent()
                ? Kind.EDITED
                : Kind.PUBLISHED;
        Article known = stored.map(before -> ArticleWriter.withSlugHistory(before, published))
                .orElse(published);
        return known.slug().isPresent()
                ? writer.save(stored, known, kind, List.of())
                : saveWithOwnSlug(stored, known, kind);
    }

    /** Publishes a stored article now, or at the time it carries. */
    public Article publish(String id) {
        return publish(living(id));
    }

    /** Publishes a stored article from a moment on; nothing has to run at that moment. */
    public Article schedule(String id, Instant publishAt) {
        return publish(living(id).toBuilder().publishAt(publishAt).build());
    }

    /** Takes an article out of readers' sight; its address answers 410 from now on. */
    public Article withdraw(String id) {
        Article stored = living(id);
        Article withdrawn = stored.toBuilder().state(ArticleState.WITHDRAWN).build();
        return writer.save(Optional.of(stored), withdrawn, Kind.WITHDRAWN, List.of());
    }

    /**
     * Puts an article into the trash: out of readers' sight, and restorable. Its slugs stay its own. What is in the trash
     * already stays there.
     */
    public Article trash(String id) {
        Article stored = writer.get(id);
        if (stored.state() == ArticleState.TRASHED) {
            return stored;
        }
        Trash trash = new Trash(stored.state(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        Article trashed =
                stored.toBuilder().state(ArticleState.TRASHED).trash(trash).build();
        return writer.save(Optional.of(stored), trashed, Kind.TRASHED, List.of());
    }

    /** Takes an article out of the trash; it is again what it was. What is not in the trash stays as it is. */
    public Article restore(String id) {
        Article stored = writer.get(id);
        if (stored.trash().isEmpty()) {
            return stored;
        }
        Article restored = stored.toBuilder()
                .state(stored.trash().get().from())
                .trash(null)
                .build();
        return writer.save(Optional.of(stored), restored, Kind.RESTORED, List.of());
    }

    /**
     * Makes an article again what it was in a revision; the state, the slugs and the time of publication stay.
     *
     * @param number see {@link Revision#number()}
     * @throws IllegalArgumentException when there is no such revision
     */
    public Article revert(String id, long number) {
        Article stored = living(id);
        Revision revision = revisions()
                .find(id, number)
                .orElseThrow(() ->
                        new IllegalArgumentException("Article " + id + " has no revision " + number + " (any more)"));
        Article reverted = revision.article().toBuilder()
                .version(stored.version())
                .state(stored.state())
                .trash(null)
                .slug(stored.slug().orElse(null))
                .oldSlugs(stored.oldSlugs())
                .publishAt(stored.publishAt().orElse(null))
                .build();
        return writer.save(Optional.of(stored), reverted, Kind.EDITED, List.of());
    }

    /**
     * Removes an article that is in the trash for good, with its revisions and its working copy; its address answers 404.
     *
     * @throws IllegalStateException when it is not in the trash
     */
    public void remove(String id) {
        Article stored = writer.get(id);
        if (stored.state() != ArticleState.TRASHED) {
            throw new IllegalStateException("Article " + id + " is not in the trash; put it there first");
        }
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Delete(COLLECTION.name(), id, stored.version()));
        workingCopies().find(id).map(WorkingCopies::removal).ifPresent(writes::add);
        try {
            writer.tellRemoval(stored, writes);
        } catch (ConflictException lost) {
            throw new StaleArticleException(lost);
        }
        revisions().prune(id, 0);
    }

    /**
     * What is in the trash, thrown away longest ago first.
     *
     * @param limit 1 to {@link Query#MAX_LIMIT}
     */
    public List<Article> trashed(int limit) {
        return trashed(Query.of(COLLECTION.name(), "in_trash").limit(limit));
    }

    /**
     * Removes for good what was put into the trash before a moment.
     *
     * @return how many articles
     */
    public int emptyTrash(Instant before) {
        int removed = 0;
        List<Article> old;
        do {
            old = trashed(Query.of(COLLECTION.name(), "in_trash").to(before).limit(MOST_AT_ONCE));
            old.forEach(article -> remove(article.id()));
            removed += old.size();
        } while (!old.isEmpty());
        return removed;
    }

    private List<Article> trashed(Query.Builder query) {
        return store.query(query.build()).records().stream()
                .map(ArticleWriter::read)
                .toList();
    }

    /** The article of that id, whatever its state. */
    public Optional<Article> find(String id) {
        return writer.find(id);
    }

    /** What readers may see, and the order they see it in. */
    public PublishedArticles published() {
        return new PublishedArticles(store, ArticleWriter.CODEC, clock);
    }

    /** Edits of published articles that readers do not see yet. */
    public WorkingCopies workingCopies() {
        return new WorkingCopies(store, writer, clock);
    }

    /** What articles once were. */
    public Revisions revisions() {
        return new Revisions(store);
    }

    /** What caches and other nodes follow: an entry for every change. */
    public ChangeLog changes() {
        return changes;
    }

    /** Every article that is imported from a content folder, whatever its state. */
    public List<Article> imported() {
        List<Article> found = new ArrayList<>();
        new Scan(store, COLLECTION.name(), "by_origin")
                .forEachRemaining(record -> found.add(ArticleWriter.read(record)));
        return found;
    }

    private Article living(String id) {
        Article stored = writer.get(id);
        if (stored.state() == ArticleState.TRASHED) {
            throw new IllegalStateException("Article " + id + " is in the trash; restore it first");
        }
        return stored;
    }

    private Article saveWithOwnSlug(Optional<Article> stored, Article article, Kind kind) {
        Slug wanted = Slug.from(article.headline()).orElseGet(() -> new Slug(article.id()));
        for (int n = 1; ; n++) {
            Slug slug = n == 1 ? wanted : Slug.from(wanted + "-" + n).orElseThrow();
            try {
                return writer.save(stored, article.toBuilder().slug(slug).build(), kind, List.of());
            } catch (SlugTakenException taken) {
                if (n == MAX_SLUG_ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private String newId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static CollectionSpec collection() {
        return CollectionSpec.named("articles")
                .uniqueManyValuedKey("slug", KeyType.TEXT)
                .key("origin", KeyType.TEXT)
                .key("publish_at", KeyType.INSTANT)
                .key("expire_at", KeyType.INSTANT)
                .key("section", KeyType.TEXT)
                .key("series", KeyType.TEXT)
                .key("translation", KeyType.TEXT)
                .key("trashed_at", KeyType.INSTANT)
                .manyValuedKey("tag", KeyType.TEXT)
                .manyValuedKey("author", KeyType.TEXT)
                .index("by_slug", List.of("slug"))
                .index("by_origin", List.of(), "origin")
                .index("newest", List.of(), "publish_at")
                .index("expiring", List.of(), "expire_at")
                .index("in_section", List.of("section"), "publish_at")
                .index("with_tag", List.of("tag"), "publish_at")
                .index("by_author", List.of("author"), "publish_at")
                .index("in_series", List.of("series"), "publish_at")
                .index("in_translation", List.of("translation"), "publish_at")
                .index("in_trash", List.of(), "trashed_at")
                .keysOf(ArticleWriter.CODEC::keysOf)
                .build();
    }
}
