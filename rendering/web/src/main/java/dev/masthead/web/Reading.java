package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.Listing;
import dev.masthead.core.ListingName;
import dev.masthead.core.Position;
import dev.masthead.core.PublishedArticles;
import dev.masthead.core.Slug;
import dev.masthead.web.Dependencies.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one page reads: records the articles, the addresses and the parts of listings, and the moment at which the clock will
 * have changed them. Of one thread.
 */
final class Reading {

    private static final Duration AT_MOST = Duration.ofHours(1);

    private final PublishedArticles published;
    private final Instant now;
    private final Set<String> articles = new TreeSet<>();
    private final Set<String> slugs = new TreeSet<>();
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder versions = new StringBuilder();
    private boolean everything;
    private Instant validUntil;

    Reading(PublishedArticles published, Instant now) {
        this.published = published;
        this.now = now;
        this.validUntil = now.plus(AT_MOST);
    }

    /** The moment for which the page is made. */
    Instant now() {
        return now;
    }

    Listing listing(ListingName name, int limit, Optional<Position> after) {
        Listing page = published.listing(name, limit, after);
        Optional<Instant> oldest = page.next().map(Position::publishAt);
        spans.add(new Span(name.text(), after.map(Position::publishAt), oldest));
        if (after.isEmpty()) {
            published.nextIn(name).ifPresent(this::changesAt);
        }
        page.articles().forEach(this::shows);
        return page;
    }

    /** What readers see at an address, in whatever state it is. */
    Optional<Article> withSlug(Slug slug) {
        slugs.add(slug.value());
        Optional<Article> found = published.withSlug(slug);
        found.ifPresent(article -> {
            shows(article);
            article.publishAt().filter(at -> at.isAfter(now)).ifPresent(this::changesAt);
        });
        return found;
    }

    Optional<Article> olderThan(Article article) {
        Optional<Article> older = published.olderThan(article);
        spans.add(new Span(ListingName.newest().text(), article.publishAt(), older.flatMap(Article::publishAt)));
        older.ifPresent(this::shows);
        return older;
    }

    Optional<Article> newerThan(Article article) {
        return newerThan(ListingName.newest(), article);
    }

    Optional<Article> newerThan(ListingName name, Article article) {
        Optional<Article> newer = published.newerThan(name, article);
        spans.add(new Span(name.text(), newer.flatMap(Article::publishAt), article.publishAt()));
        newer.ifPresentOrElse(this::shows, () -> published.nextIn(name).ifPresent(this::changesAt));
        return newer;
    }

    /** The newest articles of a span of time, {@code from} inclusive, {@code to} exclusive. */
    Listing between(Instant from, Instant to, int limit, Optional<Position> after) {
        Listing page = published.between(from, to, limit, after);
        Optional<Instant> newest = after.map(Position::publishAt).or(() -> endOf(to));
        Instant oldest = page.next().map(Position::publishAt).orElse(from);
        spans.add(new Span(ListingName.newest().text(), newest, Optional.of(oldest)));
        if (to.isAfter(now)) {
            published.nextIn(ListingName.newest()).ifPresent(this::changesAt);
        }
        page.articles().forEach(this::shows);
        return page;
    }

    /** The newest article before a moment; of it only the time is shown. */
    Optional<Article> newestBefore(Instant before) {
        Optional<Article> newest = published.newestBefore(before);
        Optional<Instant> found = newest.flatMap(Article::publishAt);
        spans.add(new Span(ListingName.newest().text(), endOf(before), found));
        if (before.isAfter(now)) {
            published.nextIn(ListingName.newest()).ifPresent(this::changesAt);
        }
        newest.ifPresent(this::shows);
        return newest;
    }

    /** A span that ends behind now begins where the listing does. */
    private Optional<Instant> endOf(Instant moment) {
        return Optional.of(moment).filter(end -> !end.isAfter(now));
    }

    /** What is read without being recorded one by one, as it is too much. */
    PublishedArticles everything() {
        everything = true;
        published.nextChange().ifPresent(this::changesAt);
        return published;
    }

    /** That the page says something else from a moment on. */
    void changesAt(Instant moment) {
        if (moment.isBefore(validUntil)) {
            validUntil = moment;
        }
    }

    /** That the page depends on more than what was read. */
    void dependsOn(Object more) {
        versions.append(more).append('\n');
    }

    private void shows(Article article) {
        articles.add(article.id());
        versions.append(article.id()).append(' ').append(article.version()).append('\n');
        article.expireAt().filter(at -> at.isAfter(now)).ifPresent(this::changesAt);
    }

    Instant validUntil() {
        return validUntil;
    }

    Dependencies dependencies() {
        return new Dependencies(Set.copyOf(articles), Set.copyOf(slugs), List.copyOf(spans), everything);
    }

    /**
     * The validator of the page that is made from this: equal for equal versions of everything that was read.
     *
     * @param page which page it is, and everything else that it depends on
     * @param change the number of the newest change
     */
    EntityTag tag(String page, long change) {
        String all = page + '\n' + (everything ? change + "\n" : "") + versions;
        return EntityTag.of(all.getBytes(StandardCharsets.UTF_8));
    }
}
