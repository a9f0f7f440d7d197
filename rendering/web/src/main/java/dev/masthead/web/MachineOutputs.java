package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.Listing;
import dev.masthead.core.ListingName;
import dev.masthead.core.Magazine;
import dev.masthead.core.Position;
import dev.masthead.rendering.ArticleDocument;
import dev.masthead.rendering.ArticleMarkdown;
import dev.masthead.rendering.AtomFeed;
import dev.masthead.rendering.BlockRenderers;
import dev.masthead.rendering.FeedModel;
import dev.masthead.rendering.JsonFeed;
import dev.masthead.rendering.Links;
import dev.masthead.rendering.LlmsTxt;
import dev.masthead.rendering.RssFeed;
import dev.masthead.rendering.SearchDocument;
import dev.masthead.rendering.Searched;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What programs read: feeds, sitemaps, and articles as JSON and Markdown; all addresses in full. */
final class MachineOutputs {

    private static final int FEED_SIZE = 20;
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Magazine magazine;
    private final Links links;
    private final BlockRenderers blocks;
    private final ArticleDocument documents;
    private final SearchDocument searches;
    private final Sitemaps sitemaps;

    MachineOutputs(Magazine magazine, Links absolute, BlockRenderers blocks) {
        this.magazine = magazine;
        this.links = absolute;
        this.blocks = blocks;
        this.documents = new ArticleDocument(magazine, absolute, blocks);
        this.searches = new SearchDocument(magazine, absolute);
        this.sitemaps = new Sitemaps(magazine, absolute);
    }

    /**
     * An output at the top.
     *
     * @param name for example {@code feed.rss}
     * @param after where a feed goes on
     * @return empty when there is none with that name
     */
    Optional<PageSource> find(String name, Optional<String> after) throws HttpProblem {
        return switch (name) {
            case "feed.rss" -> Optional.of(feed(RssFeed.TYPE + "; charset=utf-8", RssFeed::write, after));
            case "feed.atom" -> Optional.of(feed(AtomFeed.TYPE + "; charset=utf-8", AtomFeed::write, after));
            case "feed.json" -> Optional.of(feed(JsonFeed.TYPE, JsonFeed::write, after));
            case "sitemap.xml" -> Optional.of(sitemaps::top);
            case "sitemap-news.xml" -> Optional.of(sitemaps::news);
            case "llms.txt" -> Optional.of(this::llms);
            default -> Optional.empty();
        };
    }

    /** A file of the sitemap index. */
    PageSource sitemap(String name, Optional<String> after) throws HttpProblem {
        return sitemaps.file(name, Pages.position(after));
    }

    private PageSource.Rendering llms(Reading reading) {
        List<Article> newest = reading.listing(ListingName.newest(), FEED_SIZE, Optional.empty())
                .articles();
        return () -> Response.of(200, TEXT, LlmsTxt.of(magazine, newest, links));
    }

    Response json(Article article) {
        return Response.of(200, ArticleDocument.TYPE, documents.of(article));
    }

    String search(Searched found) {
        return searches.of(found);
    }

    Response markdown(Article article) {
        return Response.of(
                200, ArticleMarkdown.TYPE + "; charset=utf-8", ArticleMarkdown.of(article, magazine, links, blocks));
    }

    private PageSource feed(String type, FeedWriting writing, Optional<String> after) throws HttpProblem {
        Optional<Position> position = Pages.position(after);
        return reading -> {
            Listing page = reading.listing(ListingName.newest(), FEED_SIZE, position);
            if (page.articles().isEmpty()) {
                reading.dependsOn(reading.now());
            }
            return () -> Writing.inMemory(
                    type,
                    out -> writing.write(FeedModel.page(magazine, page, position, links, blocks, reading.now()), out));
        };
    }

    /** Writes a feed in one of its formats. */
    private interface FeedWriting {
        void write(FeedModel feed, Appendable out) throws IOException;
    }
}
