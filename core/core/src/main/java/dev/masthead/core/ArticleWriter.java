package dev.masthead.core;

import dev.masthead.core.ChangeLog.Change;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import jakarta.validation.Validator;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Commits an article together with its revision and the entry of the change log. Thread-safe. */
final class ArticleWriter {

    /** One for all: making one reads the whole domain by reflection. */
    static final ArticleCodec CODEC = new ArticleCodec();

    private final RecordStore store;
    private final ArticleRules rules;
    private final ChangeLog changes;
    private final InstantSource clock;
    private final Optional<String> editor;

    ArticleWriter(RecordStore store, Validator validator, ChangeLog changes, InstantSource clock) {
        this(store, new ArticleRules(validator), changes, clock, Optional.empty());
    }

    private ArticleWriter(
            RecordStore store, ArticleRules rules, ChangeLog changes, InstantSource clock, Optional<String> editor) {
        this.store = store;
        this.rules = rules;
        this.changes = changes;
        this.clock = clock;
        this.editor = editor;
    }

    ArticleWriter as(String name) {
        return new ArticleWriter(store, rules, changes, clock, Optional.of(name));
    }

    Optional<Article> find(String id) {
        return store.get(Articles.COLLECTION.name(), id).map(ArticleWriter::read);
    }

    Article get(String id) {
        return find(id).orElseThrow(() -> new NoSuchArticleException(id));
    }

    static Article read(StoredRecord record) {
        return CODEC.read(record);
    }

    /**
     * Stores an article over the version that it carries.
     *
     * @param before as it was stored until now
     * @param more what is written in the same commit
     * @return as stored
     */
    Article save(Optional<Article> before, Article article, Change.Kind kind, List<Write> more) {
        String payload = CODEC.write(article);
        rules.check(article, payload);
        Article stored = article.toBuilder().version(article.version() + 1).build();
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Put(Articles.COLLECTION.name(), article.id(), payload, article.version()));
        writes.add(Revisions.write(
                new Revision(stored.version(), clock.instant().truncatedTo(ChronoUnit.MICROS), kind, editor, stored)));
        writes.addAll(more);
        try {
            changes.commit(
                    writes,
                    article.id(),
                    kind,
                    before.map(Footprint::of).orElseGet(Footprint::none),
                    Footprint.of(stored));
        } catch (ConflictException lost) {
            throw new StaleArticleException(lost);
        } catch (DuplicateKeyException taken) {
            throw new SlugTakenException(article, taken);
        }
        return stored;
    }

    /** Commits what changes nothing that readers see. */
    void tell(Article article, List<Write> writes, Change.Kind kind) {
        Footprint footprint = Footprint.of(article);
        changes.commit(writes, article.id(), kind, footprint, footprint);
    }

    /** Commits the end of an article. */
    void tellRemoval(Article article, List<Write> writes) {
        changes.commit(writes, article.id(), Change.Kind.REMOVED, Footprint.of(article), Footprint.none());
    }

    /** Whether it could be stored as a draft. */
    void checkDraft(Article article) {
        Article draft = article.toBuilder().state(ArticleState.DRAFT).build();
        rules.check(draft, CODEC.write(draft));
    }

    /** A new slug makes the one before it an old slug; going back to an old one takes it out again, so nothing loops. */
    static Article withSlugHistory(Article stored, Article edited) {
        List<Slug> old = new ArrayList<>(edited.oldSlugs());
        stored.slug().filter(slug -> !old.contains(slug)).ifPresent(old::add);
        edited.slug().ifPresent(old::remove);
        return edited.toBuilder().oldSlugs(old).build();
    }
}
