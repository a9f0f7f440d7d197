package dev.masthead.core;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * One article. Immutable; made by {@link #builder()}, changed by {@link #toBuilder()} and stored by {@link Articles}.
 *
 * <p>A draft may be incomplete ({@link Draft}); a publication may not ({@link Publication}). Instants have microseconds.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
@JsonDeserialize(builder = ArticleBuilder.class)
public final class Article {

    private static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";

    private final String id;

    @JsonIgnore
    private final long version;

    private final ArticleState state;

    @NotBlank(groups = Publication.class)
    @CodePoints(max = 200, groups = Draft.class)
    private final String headline;

    @CodePoints(max = 1_000, groups = Draft.class)
    private final String deck;

    private final Optional<Slug> slug;

    @Size(max = 100, groups = Draft.class)
    private final List<Slug> oldSlugs;

    @NotEmpty(groups = Publication.class)
    @Size(max = 20, groups = Draft.class)
    private final List<@Valid Byline> bylines;

    private final Optional<Slug> section;

    @Size(max = 30, groups = Draft.class)
    private final List<@Valid Tag> tags;

    private final Optional<@Valid Image> hero;

    private final Optional<@Pattern(regexp = LANGUAGE, groups = Draft.class) String> language;

    private final Optional<Instant> publishAt;

    private final Optional<Instant> updatedAt;

    private final Optional<Instant> expireAt;

    private final Optional<@WebAddress(groups = Draft.class) URI> canonical;

    @Valid
    private final Seo seo;

    private final Optional<@Size(max = 400, groups = Draft.class) String> origin;

    private final Optional<@Valid Series> series;

    private final Optional<@Size(min = 1, max = 120, groups = Draft.class) String> translationKey;

    private final Optional<Trash> trash;

    @NotEmpty(groups = Publication.class)
    private final List<@Valid Block> body;

    Article(ArticleBuilder from) {
        this.id = from.id;
        this.version = from.version;
        this.state = from.state;
        this.headline = from.headline;
        this.deck = from.deck;
        this.slug = from.slug;
        this.oldSlugs = from.oldSlugs;
        this.bylines = from.bylines;
        this.section = from.section;
        this.tags = from.tags;
        this.hero = from.hero;
        this.language = from.language;
        this.publishAt = from.publishAt;
        this.updatedAt = from.updatedAt;
        this.expireAt = from.expireAt;
        this.canonical = from.canonical;
        this.seo = from.seo;
        this.origin = from.origin;
        this.series = from.series;
        this.translationKey = from.translationKey;
        this.trash = from.trash;
        this.body = from.body;
    }

    /** Starts a draft. */
    public static ArticleBuilder builder() {
        return new ArticleBuilder();
    }

    /** Starts a draft with a headline. */
    public static ArticleBuilder titled(String headline) {
        return new ArticleBuilder().headline(headline);
    }

    /** A builder that holds everything this article has. */
    public ArticleBuilder toBuilder() {
        return new ArticleBuilder(this);
    }

    /**
     * Whether readers see it: published, {@link #publishAt()} reached, {@link #expireAt()} not.
     *
     * @param now the moment in question
     */
    public boolean isVisible(Instant now) {
        return state == ArticleState.PUBLISHED
                && publishAt.filter(at -> !at.isAfter(now)).isPresent()
                && expireAt.filter(at -> !at.isAfter(now)).isEmpty();
    }

    /** Its id, never reused; empty until it is created. */
    public String id() {
        return id;
    }

    /** How often it was stored; 0 until it is created. An edit must carry the version it was made from. */
    public long version() {
        return version;
    }

    /** Where it is in its life. */
    public ArticleState state() {
        return state;
    }

    /** The headline, plain text, one line. */
    public String headline() {
        return headline;
    }

    /** The sentence or two under the headline, plain text; may be empty. */
    public String deck() {
        return deck;
    }

    /** The last part of its address; made from the headline when a draft without one is published. */
    public Optional<Slug> slug() {
        return slug;
    }

    /** The slugs it had before, each answered with a redirect; the newest last. */
    public List<Slug> oldSlugs() {
        return oldSlugs;
    }

    /** The authors, in order. */
    public List<Byline> bylines() {
        return bylines;
    }

    /** The section it belongs to. */
    public Optional<Slug> section() {
        return section;
    }

    /** The subjects it shares with others. */
    public List<Tag> tags() {
        return tags;
    }

    /** The picture above the body. */
    public Optional<Image> hero() {
        return hero;
    }

    /** Its language as a BCP 47 tag, when it is not the magazine's. */
    public Optional<String> language() {
        return language;
    }

    /** From when on readers see it, once it is published. */
    public Optional<Instant> publishAt() {
        return publishAt;
    }

    /** When it last changed in a way that readers are told of. */
    public Optional<Instant> updatedAt() {
        return updatedAt;
    }

    /** From when on readers do not see it any more. */
    public Optional<Instant> expireAt() {
        return expireAt;
    }

    /** The address where it was published first, when that is elsewhere. */
    public Optional<URI> canonical() {
        return canonical;
    }

    /** What search engines are told instead. */
    public Seo seo() {
        return seo;
    }

    /** The content file it is imported from; such an article is edited there. */
    public Optional<String> origin() {
        return origin;
    }

    /** The series that it is a part of. */
    public Optional<Series> series() {
        return series;
    }

    /** What all translations of one text share, whatever it is: articles with the same one are linked with each other. */
    public Optional<String> translationKey() {
        return translationKey;
    }

    /** That it is in the trash; present in the state {@link ArticleState#TRASHED}, and only then. */
    public Optional<Trash> trash() {
        return trash;
    }

    /** The body. */
    public List<Block> body() {
        return body;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Article that
                && id.equals(that.id)
                && version == that.version
                && state == that.state
                && headline.equals(that.headline)
                && deck.equals(that.deck)
                && slug.equals(that.slug)
                && oldSlugs.equals(that.oldSlugs)
                && bylines.equals(that.bylines)
                && section.equals(that.section)
                && tags.equals(that.tags)
                && hero.equals(that.hero)
                && language.equals(that.language)
                && publishAt.equals(that.publishAt)
                && updatedAt.equals(that.updatedAt)
                && expireAt.equals(that.expireAt)
                && canonical.equals(that.canonical)
                && seo.equals(that.seo)
                && origin.equals(that.origin)
                && series.equals(that.series)
                && translationKey.equals(that.translationKey)
                && trash.equals(that.trash)
                && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, version, headline, body);
    }

    @Override
    public String toString() {
        return "Article[" + id + " v" + version + " " + state + "]";
    }
}
