package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.Listing;
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
import dev.masthead.rendering.Sitemap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
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

    private final PublishedArticles published;
    private final Magazine magazine;
    private final Links links;
    private final BlockRenderers blocks;
    private final InstantSource clock;
    private final ArticleDocument documents;

    MachineOutputs(
            PublishedArticles published,
            Magazine magazine,
            Links absolute,
            BlockRenderers blocks,
            InstantSource clock) {
        this.published = published;
        this.magazine = magazine;
        this.links = absolute;
        this.blocks = blocks;
        this.clock = clock;
        this.documents = new ArticleDocument(magazine, absolute, blocks);
    }

    Map<String, PageSource> byName() {
        return Map.of(
                "feed.rss", () -> written(RssFeed.TYPE + "; charset=utf-8", out -> RssFeed.write(feed(), out)),
                "feed.atom", () -> written(AtomFeed.TYPE + "; charset=utf-8", out -> AtomFeed.write(feed(), out)),
                "feed.json", () -> written(JsonFeed.TYPE, out -> JsonFeed.write(feed(), out)),
                "sitemap.xml", () -> written(XML, out -> Sitemap.write(magazine, all(), links, out)),
                "sitemap-news.xml",
                        () -> written(XML, out -> Sitemap.writeNews(magazine, all(), links, clock.instant(), out)),
                "llms.txt", () -> Response.of(200, TEXT, LlmsTxt.of(magazine, newest(), links)));
    }

    Response json(Article article) {
        return Response.of(200, ArticleDocument.TYPE, documents.of(article));
    }

    Response markdown(Article article) {
        return Response.of(
                200, ArticleMarkdown.TYPE + "; charset=utf-8", ArticleMarkdown.of(article, magazine, links, blocks));
    }

    private FeedModel feed() {
        return FeedModel.of(magazine, newest(), links, blocks, clock.instant());
    }

    private List<Article> newest() {
        return published.newest(FEED_SIZE).articles();
    }

    private Iterator<Article> all() {
        return new EveryArticle(published);
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
