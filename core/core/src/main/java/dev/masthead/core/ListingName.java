package dev.masthead.core;

import dev.masthead.spi.Query;
import java.util.Map;
import java.util.Objects;

/**
 * Which listing is meant: all published articles, or those that share something. Immutable.
 *
 * @param text the name, as it stands in a {@link Footprint}
 */
public record ListingName(String text) {

    private static final ListingName NEWEST = new ListingName("newest");
    private static final Map<String, String> INDEXES = Map.of(
            "section", "in_section",
            "tag", "with_tag",
            "author", "by_author",
            "series", "in_series",
            "translation", "in_translation");

    /** All articles. */
    public static ListingName newest() {
        return NEWEST;
    }

    /** Those of a section. */
    public static ListingName section(Slug slug) {
        return new ListingName("section/" + slug.value());
    }

    /** Those with a tag. */
    public static ListingName tag(Slug slug) {
        return new ListingName("tag/" + slug.value());
    }

    /** Those with a byline. */
    public static ListingName author(Slug slug) {
        return new ListingName("author/" + slug.value());
    }

    /** Those of a series. */
    public static ListingName series(Slug slug) {
        return new ListingName("series/" + slug.value());
    }

    /** Those with a translation key, in whatever language. */
    public static ListingName translations(String key) {
        return new ListingName("translation/" + key);
    }

    /** Starts a query of the index that answers for it. */
    Query.Builder query() {
        String articles = Articles.COLLECTION.name();
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Query.of(articles, "newest");
        }
        String key = text.substring(0, slash);
        return Query.of(articles, Objects.requireNonNull(INDEXES.get(key), "index"))
                .equal(key, text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
