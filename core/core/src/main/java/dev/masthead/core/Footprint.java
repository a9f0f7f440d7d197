package dev.masthead.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where readers may meet an article: its addresses, and its place in listings. The one before a change and the one after it
 * tell which pages the change reaches. Immutable.
 *
 * @param slugs the current one and the old ones
 * @param listings the names of the listings that it is in, see {@link #NEWEST}; none while it is not published
 * @param publishAt its place in each of them, together with its id
 * @param expireAt when it leaves them
 */
public record Footprint(
        List<String> slugs, List<String> listings, Optional<Instant> publishAt, Optional<Instant> expireAt) {

    /** The listing of all articles. The others have names of their own, see below. */
    public static final String NEWEST = "newest";

    /** Copies the lists; what is missing is empty. */
    public Footprint {
        slugs = slugs == null ? List.of() : List.copyOf(slugs);
        listings = listings == null ? List.of() : List.copyOf(listings);
        publishAt = Objects.requireNonNullElse(publishAt, Optional.empty());
        expireAt = Objects.requireNonNullElse(expireAt, Optional.empty());
    }

    /** Of what is not there. */
    public static Footprint none() {
        return new Footprint(List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Of an article as it is stored. */
    public static Footprint of(Article article) {
        List<String> slugs = new ArrayList<>();
        article.slug().ifPresent(slug -> slugs.add(slug.value()));
        article.oldSlugs().forEach(slug -> slugs.add(slug.value()));
        if (article.state() != ArticleState.PUBLISHED) {
            return new Footprint(slugs, List.of(), Optional.empty(), Optional.empty());
        }
        Set<String> listings = new TreeSet<>();
        listings.add(NEWEST);
        article.section().ifPresent(section -> listings.add(section(section)));
        article.series().ifPresent(series -> listings.add(series(series.slug())));
        article.translationKey().ifPresent(key -> listings.add(translation(key)));
        article.tags().forEach(tag -> listings.add(tag(tag.slug())));
        article.bylines().forEach(author -> listings.add(author(author.slug())));
        return new Footprint(slugs, List.copyOf(listings), article.publishAt(), article.expireAt());
    }

    /** The name of a section's listing. */
    public static String section(Slug slug) {
        return "section/" + slug.value();
    }

    /** The name of a tag's listing. */
    public static String tag(Slug slug) {
        return "tag/" + slug.value();
    }

    /** The name of a series. */
    public static String series(Slug slug) {
        return "series/" + slug.value();
    }

    /** The name of what has the same {@link Article#translationKey()}. */
    public static String translation(String key) {
        return "translation/" + key;
    }

    /** The name of an author's listing. */
    public static String author(Slug slug) {
        return "author/" + slug.value();
    }

    /** Whether it is at the same place, and leaves it at the same time, in every listing that both are in. */
    boolean isAtPlaceOf(Footprint other) {
        return publishAt.equals(other.publishAt) && expireAt.equals(other.expireAt);
    }
}
