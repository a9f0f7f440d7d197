package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import dev.masthead.core.Article;
import dev.masthead.core.Json;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The feeds of 10,000 articles, read back by a feed reader that is not ours. */
class FeedReaderTest {

    private static final int PAGE = 100;

    private final List<Article> articles = new Generated(7).articles(10_000);

    @Test
    void everyArticleIsReadBackFromRss() throws Exception {
        for (int from = 0; from < articles.size(); from += PAGE) {
            FeedModel feed = page(from);
            StringBuilder out = new StringBuilder();
            RssFeed.write(feed, out);
            compare(feed, out.toString(), "rss_2.0");
        }
    }

    @Test
    void everyArticleIsReadBackFromAtom() throws Exception {
        for (int from = 0; from < articles.size(); from += PAGE) {
            FeedModel feed = page(from);
            StringBuilder out = new StringBuilder();
            AtomFeed.write(feed, out);
            compare(feed, out.toString(), "atom_1.0");
        }
    }

    @Test
    void everyArticleIsReadBackFromJson() throws IOException {
        for (int from = 0; from < articles.size(); from += PAGE) {
            FeedModel feed = page(from);
            StringBuilder out = new StringBuilder();
            JsonFeed.write(feed, out);
            JsonNode items = Json.strict().readTree(out.toString()).path("items");
            assertEquals(feed.entries().size(), items.size());
            for (int i = 0; i < items.size(); i++) {
                FeedModel.Entry entry = feed.entries().get(i);
                assertEquals(entry.id(), items.get(i).path("id").asString(""));
                assertEquals(
                        seen(entry.headline()), seen(items.get(i).path("title").asString("")));
                checkContent(items.get(i).path("content_html").asString(""));
            }
        }
    }

    private FeedModel page(int from) {
        return FeedModel.of(
                Samples.MAGAZINE,
                articles.subList(from, from + PAGE),
                Samples.absolute(),
                BlockRenderers.none(),
                Samples.NOW);
    }

    private static void compare(FeedModel feed, String text, String type) throws Exception {
        SyndFeed read = new SyndFeedInput().build(new StringReader(text));
        assertEquals(type, read.getFeedType());
        assertEquals(feed.entries().size(), read.getEntries().size());
        for (int i = 0; i < feed.entries().size(); i++) {
            compare(feed.entries().get(i), read.getEntries().get(i));
        }
    }

    private static void compare(FeedModel.Entry entry, SyndEntry read) {
        assertEquals(entry.id(), read.getUri());
        assertEquals(entry.url(), read.getLink());
        assertEquals(seen(entry.headline()), seen(read.getTitle()));
        assertEquals(entry.published(), read.getPublishedDate().toInstant());
        assertEquals(entry.categories().size(), read.getCategories().size());
        assertEquals(1, read.getContents().size());
        String content = read.getContents().get(0).getValue();
        assertEquals(seen(entry.content().value()), seen(content));
        checkContent(content);
    }

    /** Whole, with addresses in full, nothing that runs, and each picture's own alternative text. */
    private static void checkContent(String html) {
        Element body = Jsoup.parse(html).body();
        assertTrue(body.text().contains("It begins."));
        assertTrue(body.select("script, iframe, form, [onmouseover], [onfocus]").isEmpty());
        for (Element link : body.select("[href], [src]")) {
            String address = link.hasAttr("src") ? link.attr("src") : link.attr("href");
            assertTrue(address.startsWith("https://"), address);
        }
        assertTrue(body.select("img").eachAttr("alt").stream()
                .reduce((one, next) -> next)
                .orElse("")
                .startsWith("What it shows: "));
    }

    /** What XML can hold of a text, however a reader treats space. */
    private static String seen(String text) {
        return Escape.xmlCharacters(text).replaceAll("\\s+", " ").strip();
    }
}
