package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.Listing;
import dev.masthead.core.ListingName;
import dev.masthead.core.Magazine;
import dev.masthead.core.Position;
import dev.masthead.core.PublishedArticles;
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
import dev.masthead.rendering.Sitemap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What programs read: feeds, sitemaps, and articles as JSON and Markdown; all addresses in full. */
final class MachineOutputs {

    private static final int FEED_SIZE = 20;
    private static final int CHUNK = 500;
    private static final String XML = "application/xml; charset=utf-8";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Magazine magazine;
    private final Links links;
    private final BlockRenderers blocks;
    private final ArticleDocument documents;
    private final SearchDocument searches;

    MachineOutputs(Magazine magazine, Links absolute, BlockRenderers blocks) {
        this.magazine = magazine;
        this.links = absolute;
        this.blocks = blocks;
        this.documents = new ArticleDocument(magazine, absolute, blocks);
        this.searches = new SearchDocument(magazine, absolute);
    }

    Map<String, PageSource> byName() {
        return Map.of(
                "feed.rss",
                feed(RssFeed.TYPE + "; charset=utf-8", RssFeed::write),
                "feed.atom",
                feed(AtomFeed.TYPE + "; charset=utf-8", AtomFeed::write),
                "feed.json",
                feed(JsonFeed.TYPE, JsonFeed::write),
                "sitemap.xml",
                reading -> {
                    PublishedArticles all = reading.everything();
                    return () -> written(XML, out -> Sitemap.write(magazine, new EveryArticle(all), links, out));
                },
                "sitemap-news.xml",
                this::news,
                "llms.txt",
                reading -> {
                    List<Article> newest = newest(reading);
                    return () -> Response.of(200, TEXT, LlmsTxt.of(magazine, newest, links));
                });
    }

    /** Articles leave it as they grow older. */
    private PageSource.Rendering news(Reading reading) {
        PublishedArticles all = reading.everything();
        Instant hour = reading.now().truncatedTo(ChronoUnit.HOURS);
        reading.dependsOn(hour);
        reading.changesAt(hour.plus(1, ChronoUnit.HOURS));
        return () -> written(XML, out -> Sitemap.writeNews(magazine, new EveryArticle(all), links, hour, out));
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

    private PageSource feed(String type, FeedWriting writing) {
        return reading -> {
            List<Article> newest = newest(reading);
            if (newest.isEmpty()) {
                reading.dependsOn(reading.now());
            }
            return () -> written(
                    type, out -> writing.write(FeedModel.of(magazine, newest, links, blocks, reading.now()), out));
        };
    }

    private static List<Article> newest(Reading reading) {
        return reading.listing(ListingName.newest(), FEED_SIZE, Optional.empty())
                .articles();
    }

    /** Writes a feed in one of its formats. */
    private interface FeedWriting {
        void write(FeedModel feed, Appendable out) throws IOException;
    }

    /** Writes characters into a sink. */
    private interface Writing {
        void to(Appendable out) throws IOException;
    }

    private static Response written(String type, Writing writing) {
        StringBuilder out = new StringBuilder();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.of(200, type, out.toString());
    }

    /** Every visible article, newest first, a chunk at a time. */
    private static final class EveryArticle implements Iterator<Article> {

        private final PublishedArticles published;
        private Iterator<Article> chunk;
        private Optional<Position> next;

        EveryArticle(PublishedArticles published) {
            this.published = published;
            Listing first = published.newest(CHUNK);
            this.chunk = first.articles().iterator();
            this.next = first.next();
        }

        @Override
        public boolean hasNext() {
            while (!chunk.hasNext() && next.isPresent()) {
                Listing following = published.newest(CHUNK, next);
                chunk = following.articles().iterator();
                next = following.next();
            }
            return chunk.hasNext();
        }

        @Override
        public Article next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return chunk.next();
        }
    }
}
