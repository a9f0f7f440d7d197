package dev.masthead.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where readers may meet an article: its addresses, and its place in listings. The one before a change and the one after it
 * tell which pages the change reaches. Immutable.
 *
 * @param slugs the current one and the old ones
 * @param listings the names of the listings that it is in, see {@link ListingName}; none while it is not published
 * @param publishAt its place in each of them, together with its id
 * @param expireAt when it leaves them
 */
public record Footprint(
        List<String> slugs, List<String> listings, Optional<Instant> publishAt, Optional<Instant> expireAt) {

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
        List<ListingName> listings = new ArrayList<>();
        listings.add(ListingName.newest());
        article.section().map(ListingName::section).ifPresent(listings::add);
        article.series().map(Series::slug).map(ListingName::series).ifPresent(listings::add);
        article.translationKey().map(ListingName::translations).ifPresent(listings::add);
        article.tags().forEach(tag -> listings.add(ListingName.tag(tag.slug())));
        article.bylines().forEach(author -> listings.add(ListingName.author(author.slug())));
        List<String> names =
                listings.stream().map(ListingName::text).distinct().sorted().toList();
        return new Footprint(slugs, names, article.publishAt(), article.expireAt());
    }

    /** Whether it is at the same place, and leaves it at the same time, in every listing that both are in. */
    boolean isAtPlaceOf(Footprint other) {
        return publishAt.equals(other.publishAt) && expireAt.equals(other.expireAt);
    }
}
