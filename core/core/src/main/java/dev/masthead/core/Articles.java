package dev.masthead.core;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.Write;
import jakarta.validation.Validator;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Creates, edits, publishes, schedules and withdraws articles. Thread-safe.
 *
 * <p>Every change is a compare-and-set on the article's version: an edit that was made from an older version fails with
 * {@link StaleArticleException}. What breaks a rule fails with {@link InvalidArticleException}. A store that is broken
 * fails with {@link dev.masthead.spi.StoreException}. Nothing is changed then.
 */
public final class Articles {

    /** One for all: making one reads the whole domain by reflection. */
    private static final ArticleCodec CODEC = new ArticleCodec();

    /** Where articles are kept. */
    public static final CollectionSpec COLLECTION = collection();

    private static final int MAX_SLUG_ATTEMPTS = 100;

    private final RecordStore store;
    private final ArticleRules rules;
    private final ChangeLog changes;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * The articles in a store.
     *
     * @param store has {@link #COLLECTION} and {@link ChangeLog#COLLECTION}
     * @param validator knows Bean Validation 3.1
     * @param clock tells now
     * @param random makes ids
     */
    public Articles(RecordStore store, Validator validator, InstantSource clock, RandomGenerator random) {
        this.store = store;
        this.rules = new ArticleRules(validator);
        this.changes = new ChangeLog(store, clock);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Stores a new draft.
     *
     * @param draft has version 0; gets an id when it has none
     * @return as stored, with version 1
     */
    public Article create(Article draft) {
        String id = draft.id().isEmpty() ? newId() : draft.id();
        return save(draft.toBuilder()
                .id(id)
                .version(Write.ABSENT)
                .state(ArticleState.DRAFT)
                .build());
    }

    /**
     * Stores an edit; the state stays. A new slug makes the one before it an old slug.
     *
     * @param edited carries the id and the version that it was made from
     * @return as stored
     */
    public Article edit(Article edited) {
        Article stored = get(edited.id());
        return save(
                withSlugHistory(stored, edited.toBuilder().state(stored.state()).build()));
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
                .publishAt(article.publishAt().orElseGet(clock::instant))
                .build();
        Article known = article.version() == Write.ABSENT ? published : withSlugHistory(get(id), published);
        return known.slug().isPresent() ? save(known) : saveWithOwnSlug(known);
    }

    /** Publishes a stored article now, or at the time it carries. */
    public Article publish(String id) {
        return publish(get(id));
    }

    /** Publishes a stored article from a moment on; nothing has to run at that moment. */
    public Article schedule(String id, Instant publishAt) {
        return publish(get(id).toBuilder().publishAt(publishAt).build());
    }

    /** Takes an article out of readers' sight; its address answers 410 from now on. */
    public Article withdraw(String id) {
        return change(
                id, article -> article.toBuilder().state(ArticleState.WITHDRAWN).build());
    }

    /** The article of that id, whatever its state. */
    public Optional<Article> find(String id) {
        return store.get(COLLECTION.name(), id).map(CODEC::read);
    }

    /** What readers may see, and the order they see it in. */
    public PublishedArticles published() {
        return new PublishedArticles(store, CODEC, clock);
    }

    /** What caches and other nodes follow. */
    public ChangeLog changes() {
        return changes;
    }

    /** Every article that is imported from a content folder, whatever its state. */
    public List<Article> imported() {
        List<Article> found = new ArrayList<>();
        new Scan(store, COLLECTION.name(), "by_origin").forEachRemaining(record -> found.add(CODEC.read(record)));
        return found;
    }

    private Article get(String id) {
        return find(id).orElseThrow(() -> new NoSuchArticleException(id));
    }

    private Article change(String id, UnaryOperator<Article> how) {
        return save(how.apply(get(id)));
    }

    private static Article withSlugHistory(Article stored, Article edited) {
        List<Slug> old = new ArrayList<>(edited.oldSlugs());
        stored.slug().filter(slug -> !old.contains(slug)).ifPresent(old::add);
        edited.slug().ifPresent(old::remove);
        return edited.toBuilder().oldSlugs(old).build();
    }

    private Article saveWithOwnSlug(Article article) {
        Slug wanted = Slug.from(article.headline()).orElseGet(() -> new Slug(article.id()));
        for (int n = 1; ; n++) {
            Slug slug = n == 1 ? wanted : Slug.from(wanted + "-" + n).orElseThrow();
            try {
                return save(article.toBuilder().slug(slug).build());
            } catch (SlugTakenException taken) {
                if (n == MAX_SLUG_ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    private Article save(Article article) {
        String payload = CODEC.write(article);
        rules.check(article, payload);
        ChangeLog.Change.Kind kind = article.state() == ArticleState.WITHDRAWN
                ? ChangeLog.Change.Kind.WITHDRAWN
                : ChangeLog.Change.Kind.STORED;
        try {
            changes.commit(new Write.Put(COLLECTION.name(), article.id(), payload, article.version()), kind);
        } catch (ConflictException lost) {
            throw new StaleArticleException(lost);
        } catch (DuplicateKeyException taken) {
            throw new SlugTakenException(article, taken);
        }
        return article.toBuilder().version(article.version() + 1).build();
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
                .manyValuedKey("tag", KeyType.TEXT)
                .manyValuedKey("author", KeyType.TEXT)
                .index("by_slug", List.of("slug"))
                .index("by_origin", List.of(), "origin")
                .index("newest", List.of(), "publish_at")
                .index("expiring", List.of(), "expire_at")
                .index("in_section", List.of("section"), "publish_at")
                .index("with_tag", List.of("tag"), "publish_at")
                .index("by_author", List.of("author"), "publish_at")
                .keysOf(CODEC::keysOf)
                .build();
    }
}
