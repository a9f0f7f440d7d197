package dev.masthead.web;

import dev.masthead.core.Announcements;
import dev.masthead.core.Article;
import dev.masthead.core.Articles;
import dev.masthead.core.ChangeLog.Change;
import dev.masthead.core.Channel;
import dev.masthead.core.Delivery;
import dev.masthead.core.ListingName;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.Position;
import dev.masthead.core.PublishedArticles;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells a cache in front what a change has reached: the outbox makes sure of it. Thread-safe. */
final class PurgeChannel implements Channel {

    static final String NAME = "purge";

    private final Articles articles;
    private final Purge purge;

    PurgeChannel(Articles articles, Purge purge) {
        this.articles = articles;
        this.purge = purge;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Delivery deliver(OutboxEntry entry) {
        Optional<Change> change = Announcements.changeOf(entry).flatMap(articles.changes()::find);
        if (change.isEmpty()) {
            return Delivery.refused("no-such-change");
        }
        Set<String> tags = tags(change.get());
        try {
            if (!tags.isEmpty()) {
                purge.purge(tags);
            }
            return Delivery.delivered();
        } catch (IOException e) {
            // Dropping a page twice does no harm.
            return Delivery.failed("cache-not-reached");
        }
    }

    /** Those of the pages that show the article, looked for it, or stand beside it. */
    Set<String> tags(Change change) {
        Set<String> tags = new TreeSet<>();
        if (change.kind() == Change.Kind.DRAFTED) {
            return tags;
        }
        change.slugs().forEach(slug -> tags.add(CacheTags.slug(slug)));
        if (!change.concernsReaders()) {
            return tags;
        }
        tags.add(CacheTags.article(change.article()));
        tags.add(CacheTags.everything());
        for (String listing : change.listings()) {
            tags.add(CacheTags.top(listing));
            places(change).forEach(at -> beside(new ListingName(listing), at, change.article(), tags));
        }
        return tags;
    }

    private static Stream<Instant> places(Change change) {
        return Stream.of(change.before().publishAt(), change.after().publishAt())
                .flatMap(Optional::stream);
    }

    /** What is next to a place shows its neighbour; and where something is newer, the place is not at the top only. */
    private void beside(ListingName listing, Instant at, String article, Set<String> tags) {
        PublishedArticles published = articles.published();
        Position place = new Position(at, article);
        published.newerThan(listing, place).map(Article::id).ifPresent(newer -> {
            tags.add(CacheTags.article(newer));
            tags.add(CacheTags.below(listing.text()));
        });
        published.listing(listing, 1, Optional.of(place)).articles().stream()
                .map(Article::id)
                .forEach(older -> tags.add(CacheTags.article(older)));
    }
}
