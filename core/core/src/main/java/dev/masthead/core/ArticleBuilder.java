package dev.masthead.core;

import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonPOJOBuilder;

/** Builds an {@link Article}; not thread-safe. What is not set is empty. */
@JsonPOJOBuilder(withPrefix = "")
public final class ArticleBuilder {

    String id = "";
    long version;
    ArticleState state = ArticleState.DRAFT;
    String headline = "";
    String deck = "";
    Optional<Slug> slug = Optional.empty();
    List<Slug> oldSlugs = List.of();
    List<Byline> bylines = List.of();
    Optional<Slug> section = Optional.empty();
    List<Tag> tags = List.of();
    Optional<Image> hero = Optional.empty();
    Optional<String> language = Optional.empty();
    Optional<Instant> publishAt = Optional.empty();
    Optional<Instant> updatedAt = Optional.empty();
    Optional<Instant> expireAt = Optional.empty();
    Optional<URI> canonical = Optional.empty();
    Seo seo = Seo.none();
    Optional<String> origin = Optional.empty();
    Optional<Series> series = Optional.empty();
    Optional<String> translationKey = Optional.empty();
    Optional<Trash> trash = Optional.empty();
    List<Block> body = List.of();

    ArticleBuilder() {}

    ArticleBuilder(Article from) {
        this.id = from.id();
        this.version = from.version();
        this.state = from.state();
        this.headline = from.headline();
        this.deck = from.deck();
        this.slug = from.slug();
        this.oldSlugs = from.oldSlugs();
        this.bylines = from.bylines();
        this.section = from.section();
        this.tags = from.tags();
        this.hero = from.hero();
        this.language = from.language();
        this.publishAt = from.publishAt();
        this.updatedAt = from.updatedAt();
        this.expireAt = from.expireAt();
        this.canonical = from.canonical();
        this.seo = from.seo();
        this.origin = from.origin();
        this.series = from.series();
        this.translationKey = from.translationKey();
        this.trash = from.trash();
        this.body = from.body();
    }

    /** Its id, never reused; empty until it is created. */
    public ArticleBuilder id(String id) {
        this.id = id;
        return this;
    }

    /** How often it was stored; 0 until it is created. An edit must carry the version it was made from. */
    ArticleBuilder version(long version) {
        this.version = version;
        return this;
    }

    /** Where it is in its life. */
    public ArticleBuilder state(ArticleState state) {
        this.state = state;
        return this;
    }

    /** The headline, plain text, one line. */
    public ArticleBuilder headline(String headline) {
        this.headline = headline;
        return this;
    }

    /** The sentence or two under the headline, plain text; may be empty. */
    public ArticleBuilder deck(String deck) {
        this.deck = deck;
        return this;
    }

    /** The last part of its address; made from the headline when a draft without one is published. Null means none. */
    public ArticleBuilder slug(@Nullable Slug slug) {
        this.slug = Optional.ofNullable(slug);
        return this;
    }

    /** The slugs it had before, each answered with a redirect; the newest last. */
    public ArticleBuilder oldSlugs(List<Slug> oldSlugs) {
        this.oldSlugs = List.copyOf(oldSlugs);
        return this;
    }

    /** The authors, in order. */
    public ArticleBuilder bylines(List<Byline> bylines) {
        this.bylines = List.copyOf(bylines);
        return this;
    }

    /** The section it belongs to. Null means none. */
    public ArticleBuilder section(@Nullable Slug section) {
        this.section = Optional.ofNullable(section);
        return this;
    }

    /** The subjects it shares with others. */
    public ArticleBuilder tags(List<Tag> tags) {
        this.tags = List.copyOf(tags);
        return this;
    }

    /** The picture above the body. Null means none. */
    public ArticleBuilder hero(@Nullable Image hero) {
        this.hero = Optional.ofNullable(hero);
        return this;
    }

    /** Its language as a BCP 47 tag, when it is not the magazine's. Null means none. */
    public ArticleBuilder language(@Nullable String language) {
        this.language = Optional.ofNullable(language);
        return this;
    }

    /** From when on readers see it, once it is published. Null means none. */
    public ArticleBuilder publishAt(@Nullable Instant publishAt) {
        this.publishAt = Optional.ofNullable(publishAt).map(at -> at.truncatedTo(ChronoUnit.MICROS));
        return this;
    }

    /** When it last changed in a way that readers are told of. Null means none. */
    public ArticleBuilder updatedAt(@Nullable Instant updatedAt) {
        this.updatedAt = Optional.ofNullable(updatedAt).map(at -> at.truncatedTo(ChronoUnit.MICROS));
        return this;
    }

    /** From when on readers do not see it any more. Null means none. */
    public ArticleBuilder expireAt(@Nullable Instant expireAt) {
        this.expireAt = Optional.ofNullable(expireAt).map(at -> at.truncatedTo(ChronoUnit.MICROS));
        return this;
    }

    /** The address where it was published first, when that is elsewhere. Null means none. */
    public ArticleBuilder canonical(@Nullable URI canonical) {
        this.canonical = Optional.ofNullable(canonical);
        return this;
    }

    /** What search engines are told instead. */
    public ArticleBuilder seo(Seo seo) {
        this.seo = seo;
        return this;
    }

    /** The content file it is imported from; such an article is edited there. Null means none. */
    public ArticleBuilder origin(@Nullable String origin) {
        this.origin = Optional.ofNullable(origin);
        return this;
    }

    /** The series that it is a part of. Null means none. */
    public ArticleBuilder series(@Nullable Series series) {
        this.series = Optional.ofNullable(series);
        return this;
    }

    /** What all translations of one text share. Null means none. */
    public ArticleBuilder translationKey(@Nullable String translationKey) {
        this.translationKey = Optional.ofNullable(translationKey);
        return this;
    }

    /** That it is in the trash. */
    ArticleBuilder trash(@Nullable Trash trash) {
        this.trash = Optional.ofNullable(trash);
        return this;
    }

    /** The body. */
    public ArticleBuilder body(List<Block> body) {
        this.body = List.copyOf(body);
        return this;
    }

    /** The version of a stored article: the edit was made from that one. */
    public ArticleBuilder versionOf(Article stored) {
        return version(stored.version());
    }

    /** The authors of the staff, by name. */
    public ArticleBuilder by(String... names) {
        return bylines(Stream.of(names).map(Byline::of).toList());
    }

    /** The subjects, by name. */
    public ArticleBuilder tagged(String... names) {
        return tags(Stream.of(names).map(Tag::new).toList());
    }

    /** The body as paragraphs of plain text. */
    public ArticleBuilder paragraphs(String... texts) {
        return body(Stream.of(texts)
                .<Block>map(text -> new Block.Paragraph(Inline.plain(text)))
                .toList());
    }

    /** The article. */
    public Article build() {
        return new Article(this);
    }
}
