package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Listing;
import dev.masthead.core.Magazine;
import dev.masthead.core.Position;
import dev.masthead.core.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the three feeds are written from: one model, so that they say the same.
 *
 * @param title the magazine's name
 * @param description a sentence about it; may be empty
 * @param language BCP 47
 * @param zone in which dates are written
 * @param home the front page, in full
 * @param links the addresses, in full
 * @param updated when the newest of the entries changed; {@code now} without entries
 * @param entries newest first
 * @param after where the page before this one ended; empty on the first page
 * @param next where the next page starts; empty when there is none
 */
public record FeedModel(
        String title,
        String description,
        String language,
        ZoneId zone,
        String home,
        Links links,
        Instant updated,
        List<Entry> entries,
        Optional<Position> after,
        Optional<Position> next) {

    /** Copies the list. */
    public FeedModel {
        entries = List.copyOf(entries);
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(next, "next");
    }

    /**
     * The model of these articles as a feed of one page; see {@link #page}.
     *
     * @param absolute addresses in full
     * @param now for an empty feed
     */
    public static FeedModel of(
            Magazine magazine, List<Article> articles, Links absolute, BlockRenderers renderers, Instant now) {
        Listing page = new Listing(articles, Optional.empty());
        return page(magazine, page, Optional.empty(), absolute, renderers, now);
    }

    /**
     * The model of these articles; those without a time of publication are left out.
     *
     * @param page newest first
     * @param after where the page before it ended; empty on the first page
     * @param absolute addresses in full
     * @param now for an empty feed
     */
    public static FeedModel page(
            Magazine magazine,
            Listing page,
            Optional<Position> after,
            Links absolute,
            BlockRenderers renderers,
            Instant now) {
        if (!absolute.isAbsolute()) {
            throw new IllegalArgumentException(
                    "A feed needs addresses in full: give it Links.absolute() or absoluteOr");
        }
        List<Entry> entries = page.articles().stream()
                .flatMap(article -> entry(magazine, article, absolute, renderers).stream())
                .toList();
        return new FeedModel(
                magazine.name(),
                magazine.description(),
                magazine.language().toLanguageTag(),
                magazine.timeZone(),
                absolute.home(),
                absolute,
                entries.stream().map(Entry::updated).max(Instant::compareTo).orElse(now),
                entries,
                after,
                page.next());
    }

    /** The address of this page of the feed with that name. */
    String self(String name) {
        return after.map(position -> links.after(links.output(name), position)).orElseGet(() -> links.output(name));
    }

    /** The address of the next page, the older articles (RFC 5005, section 3). */
    Optional<String> next(String name) {
        return next.map(position -> links.after(links.output(name), position));
    }

    private static Optional<Entry> entry(Magazine magazine, Article article, Links absolute, BlockRenderers renderers) {
        return article.publishAt()
                .map(published -> new Entry(
                        tagUri(article, published, absolute),
                        absolute.article(article),
                        article.headline(),
                        article.deck(),
                        article.language(),
                        published,
                        Summaries.updated(article).orElse(published),
                        article.bylines().stream()
                                .map(byline -> new Link(byline.name(), absolute.author(byline.slug())))
                                .toList(),
                        categories(magazine, article),
                        article.hero().flatMap(hero -> absolute.image(hero.src())),
                        FeedBody.of(article, absolute, renderers)));
    }

    private static List<String> categories(Magazine magazine, Article article) {
        List<String> categories = new ArrayList<>();
        article.section().ifPresent(slug -> categories.add(Summaries.sectionName(magazine, slug)));
        article.tags().stream()
                .map(Tag::name)
                .filter(name -> !categories.contains(name))
                .forEach(categories::add);
        return categories;
    }

    /** A tag URI (RFC 4151): it stays when the article's address changes. */
    private static String tagUri(Article article, Instant published, Links absolute) {
        String host = URI.create(absolute.home()).getHost();
        return "tag:" + host + "," + published.toString().substring(0, 10) + ":" + Links.encoded(article.id());
    }

    /**
     * An article.
     *
     * @param id stays the same for ever
     * @param url the page, in full
     * @param headline plain text
     * @param deck plain text; may be empty
     * @param language when it is not the magazine's
     * @param published when it appeared
     * @param updated when it last changed
     * @param authors with their listings
     * @param categories the section and the tags
     * @param image the hero image, in full
     * @param content the whole article
     */
    public record Entry(
            String id,
            String url,
            String headline,
            String deck,
            Optional<String> language,
            Instant published,
            Instant updated,
            List<Link> authors,
            List<String> categories,
            Optional<String> image,
            Html content) {

        /** Copies the lists. */
        public Entry {
            authors = List.copyOf(authors);
            categories = List.copyOf(categories);
        }
    }
}
