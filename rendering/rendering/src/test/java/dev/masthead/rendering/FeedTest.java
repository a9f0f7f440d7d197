package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Image;
import dev.masthead.core.Inline;
import dev.masthead.core.Listing;
import dev.masthead.core.Position;
import dev.masthead.core.Seo;
import dev.masthead.core.Slug;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

class FeedTest {

    private static final String URL = "https://www.example.org/magazine/articles/night-ferry";
    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String CONTENT = "http://purl.org/rss/1.0/modules/content/";
    private static final String CREATOR = "http://purl.org/dc/elements/1.1/";

    private final Article article = Samples.story()
            .body(List.of(
                    Samples.paragraph("First."),
                    new Block.Picture(Image.of("media/" + Samples.HASH + "/pier.png", "A pier")),
                    new Block.Heading(2, Inline.plain("A heading")),
                    new Block.FormSlot("newsletter"),
                    new Block.Paragraph(List.of(Samples.run("inside", Samples.link("/tags/boats"))))))
            .build();

    @Test
    void rssHasWhatItsSpecificationRequires() throws Exception {
        Element channel = (Element) xml(rss()).getElementsByTagName("channel").item(0);
        assertEquals("Harbour Review", text(channel, "title"));
        assertEquals("https://www.example.org/magazine/", text(channel, "link"));
        assertEquals("News from the water", text(channel, "description"));
        assertEquals("en-GB", text(channel, "language"));
        Element item = (Element) channel.getElementsByTagName("item").item(0);
        assertEquals("The night ferry’s last run", text(item, "title"));
        assertEquals(URL, text(item, "link"));
        assertEquals("tag:www.example.org,2026-03-01:a-1", text(item, "guid"));
        assertEquals("false", ((Element) item.getElementsByTagName("guid").item(0)).getAttribute("isPermaLink"));
        assertEquals(2, item.getElementsByTagNameNS(CREATOR, "creator").getLength());
        assertEquals(List.of("Harbour", "Ferries", "Night work"), texts(item.getElementsByTagName("category")));
    }

    @Test
    void rssDatesAreRfc822InTheMagazinesZone() throws Exception {
        String date = text(xml(rss()).getDocumentElement(), "pubDate");
        assertEquals("Mon, 02 Mar 2026 00:30:00 +0100", date);
        assertEquals(
                Samples.PUBLISHED,
                OffsetDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    }

    @Test
    void atomHasWhatItsSpecificationRequires() throws Exception {
        Element feed = xml(atom()).getDocumentElement();
        assertEquals(ATOM, feed.getNamespaceURI());
        assertEquals("https://www.example.org/magazine/", text(feed, "id"));
        assertEquals("2026-03-02T01:30:00+01:00", text(feed, "updated"));
        Element entry = (Element) feed.getElementsByTagName("entry").item(0);
        assertEquals("tag:www.example.org,2026-03-01:a-1", text(entry, "id"));
        assertEquals("2026-03-02T00:30:00+01:00", text(entry, "published"));
        assertEquals("2026-03-02T01:30:00+01:00", text(entry, "updated"));
        assertEquals(List.of("Ada Reed", "Jon Moss"), texts(entry.getElementsByTagName("name")));
        assertEquals("html", ((Element) entry.getElementsByTagName("content").item(0)).getAttribute("type"));
        assertEquals(URL, ((Element) entry.getElementsByTagName("link").item(0)).getAttribute("href"));
    }

    @Test
    void jsonFeedHasWhatItsSpecificationRequires() throws Exception {
        StringBuilder out = new StringBuilder();
        JsonFeed.write(model(article), out);
        JsonNode feed = Samples.JSON.readTree(out.toString());
        assertEquals("https://jsonfeed.org/version/1.1", feed.path("version").asString());
        assertEquals(
                "https://www.example.org/magazine/feed.json",
                feed.path("feed_url").asString());
        JsonNode item = feed.path("items").path(0);
        assertEquals("tag:www.example.org,2026-03-01:a-1", item.path("id").asString());
        assertEquals(URL, item.path("url").asString());
        assertEquals("2026-03-02T00:30:00+01:00", item.path("date_published").asString());
        assertEquals("Jon Moss", item.path("authors").path(1).path("name").asString());
        assertTrue(item.path("content_html").asString().contains("<p>First.</p>"));
    }

    @Test
    void eachPictureKeepsItsOwnAlternativeText() throws Exception {
        org.jsoup.nodes.Document content = Jsoup.parseBodyFragment(content());
        assertEquals(
                List.of("The ferry at its pier", "A pier"),
                content.select("img").eachAttr("alt"));
    }

    @Test
    void everyAddressOfAFeedIsInFullAndNoFormIsInIt() throws Exception {
        org.jsoup.nodes.Document content = Jsoup.parseBodyFragment(content());
        List<String> addresses = content.select("[src]").eachAttr("src");
        assertEquals(2, addresses.size());
        assertTrue(addresses.stream().allMatch(src -> src.startsWith("https://www.example.org/magazine/media/")));
        assertEquals(
                "https://www.example.org/magazine/tags/boats",
                content.expectFirst("a").attr("href"));
        assertTrue(content.select("form, input, dialog, [id]").isEmpty());
    }

    @Test
    void aFeedWithoutArticlesIsStillAFeed() throws Exception {
        StringBuilder out = new StringBuilder();
        AtomFeed.write(model(), out);
        assertEquals("2026-03-02T10:00:00+01:00", text(xml(out.toString()).getDocumentElement(), "updated"));
    }

    @Test
    void aMagazineWithoutAnAddressUsesTheFallback() throws Exception {
        Links links = Samples.links(Samples.HOMELESS).absoluteOr(URI.create("http://127.0.0.1:8080/magazine"));
        StringBuilder out = new StringBuilder();
        RssFeed.write(FeedModel.of(Samples.HOMELESS, List.of(article), links, BlockRenderers.none(), Samples.NOW), out);
        Element item =
                (Element) xml(out.toString()).getElementsByTagName("item").item(0);
        assertEquals("http://127.0.0.1:8080/magazine/articles/night-ferry", text(item, "link"));
    }

    @Test
    void aFeedOfPathsIsRefused() {
        Links paths = Samples.links(Samples.MAGAZINE);
        assertThrows(
                IllegalArgumentException.class,
                () -> FeedModel.of(Samples.MAGAZINE, List.of(), paths, BlockRenderers.none(), Samples.NOW));
    }

    @Test
    void aSitemapListsTheFrontPageWhatMayBeListedAndTheSectionsWithArticles() throws Exception {
        Article hidden = Samples.story()
                .slug(new Slug("hidden"))
                .seo(new Seo(Optional.empty(), Optional.empty(), true))
                .build();
        Article elsewhere =
                Samples.story().canonical(URI.create("https://other.example/a")).build();
        StringBuilder out = new StringBuilder();
        Sitemap.write(
                Samples.MAGAZINE,
                List.of(article, hidden, elsewhere).iterator(),
                one -> List.of(),
                Samples.absolute(),
                out);
        Document sitemap = xml(out.toString());
        assertEquals(
                List.of("https://www.example.org/magazine/", URL, "https://www.example.org/magazine/sections/harbour"),
                texts(sitemap.getElementsByTagNameNS("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")));
        assertEquals("2026-03-02T01:30:00+01:00", text(sitemap.getDocumentElement(), "lastmod"));
        assertEquals(
                List.of(
                        "https://www.example.org/magazine/media/0123456789abcdef/ferry%20at%20night.png",
                        "https://www.example.org/magazine/media/0123456789abcdef/pier.png"),
                texts(sitemap.getElementsByTagNameNS("http://www.google.com/schemas/sitemap-image/1.1", "loc")));
    }

    @Test
    void aSitemapLinksTranslationsOfIndexedArticles() throws Exception {
        Article german = Samples.story()
                .id("a-2")
                .slug(new Slug("faehre"))
                .language("de")
                .translationKey("ferry")
                .build();
        Article english = Samples.story().translationKey("ferry").build();
        StringBuilder out = new StringBuilder();
        Sitemap.writeArticles(
                Samples.MAGAZINE, List.of(english).iterator(), one -> List.of(german, one), Samples.absolute(), out);
        NodeList links = xml(out.toString()).getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "link");
        assertEquals(
                List.of("de " + URL.replace("night-ferry", "faehre"), "en-GB " + URL, "x-default " + URL),
                IntStream.range(0, links.getLength())
                        .mapToObj(i -> (Element) links.item(i))
                        .map(link -> link.getAttribute("hreflang") + " " + link.getAttribute("href"))
                        .toList());
    }

    @Test
    void aPageOfAFeedLeadsToTheNextAndTheFirst() throws Exception {
        Position here = new Position(Samples.NOW, "a-9");
        Position there = Position.of(article);
        FeedModel page = FeedModel.page(
                Samples.MAGAZINE,
                new Listing(List.of(article), Optional.of(there)),
                Optional.of(here),
                Samples.absolute(),
                BlockRenderers.none(),
                Samples.NOW);
        String feed = "https://www.example.org/magazine/feed";
        StringBuilder atom = new StringBuilder();
        AtomFeed.write(page, atom);
        StringBuilder rss = new StringBuilder();
        RssFeed.write(page, rss);
        StringBuilder json = new StringBuilder();
        JsonFeed.write(page, json);
        for (String link : List.of(
                "rel=\"self\" type=\"%s\" href=\"" + feed + ".%s?after=" + here.encode(),
                "rel=\"first\" type=\"%s\" href=\"" + feed + ".%s\"",
                "rel=\"next\" type=\"%s\" href=\"" + feed + ".%s?after=" + there.encode())) {
            assertTrue(atom.toString().contains(link.formatted(AtomFeed.TYPE, "atom")), link);
            assertTrue(rss.toString().contains(link.formatted(RssFeed.TYPE, "rss")), link);
        }
        assertTrue(json.toString().contains("\"feed_url\":\"" + feed + ".json?after=" + here.encode()));
        assertTrue(json.toString().contains("\"next_url\":\"" + feed + ".json?after=" + there.encode()));
        assertFalse(rss().contains("rel=\"next\"") || rss().contains("rel=\"first\""));
    }

    @Test
    void aSitemapEndsAtItsLimit() throws IOException {
        Counting counting = new Counting();
        Sitemap.write(
                Samples.MAGAZINE,
                IntStream.range(0, 60_000).mapToObj(i -> article).iterator(),
                one -> List.of(),
                Samples.absolute(),
                counting);
        assertEquals(Sitemap.MAX_ADDRESSES - 1, counting.addresses);
    }

    @Test
    void theNewsSitemapEndsAtTwoDays() throws Exception {
        Article old = Samples.story()
                .publishAt(Samples.NOW.minus(Sitemap.NEWS_AGE).minusSeconds(1))
                .build();
        StringBuilder out = new StringBuilder();
        Sitemap.writeNews(Samples.MAGAZINE, List.of(article, old).iterator(), Samples.absolute(), Samples.NOW, out);
        Document news = xml(out.toString());
        assertEquals(List.of(URL), texts(news.getElementsByTagName("loc")));
        assertEquals("2026-03-02T00:30:00+01:00", text(news.getDocumentElement(), "news:publication_date"));
    }

    @Test
    void llmsTxtListsArticlesByTheirMarkdown() {
        assertEquals("""
                # Harbour Review

                > News from the water

                ## Sections

                - [Harbour](https://www.example.org/magazine/sections/harbour)

                ## Articles

                - [The night ferry’s last run](%s.md): After ninety years, the boat stays ashore.
                """.formatted(URL), LlmsTxt.of(Samples.MAGAZINE, List.of(article), Samples.absolute()));
    }

    @Test
    void theContentHasNoLazyPicturesAndNoScrollFrames() throws Exception {
        String content = content();
        assertFalse(content.contains("loading=") || content.contains("tabindex"));
    }

    private String rss() throws IOException {
        StringBuilder out = new StringBuilder();
        RssFeed.write(model(article), out);
        return out.toString();
    }

    private String atom() throws IOException {
        StringBuilder out = new StringBuilder();
        AtomFeed.write(model(article), out);
        return out.toString();
    }

    private String content() throws Exception {
        return xml(rss()).getElementsByTagNameNS(CONTENT, "encoded").item(0).getTextContent();
    }

    private static FeedModel model(Article... articles) {
        return FeedModel.of(
                Samples.MAGAZINE, List.of(articles), Samples.absolute(), BlockRenderers.none(), Samples.NOW);
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static List<String> texts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    /** Counts addresses and keeps nothing. */
    private static final class Counting implements Appendable {

        private int addresses;

        @Override
        public Appendable append(CharSequence text) {
            addresses += text.toString().startsWith("https://www.example.org/")
                            && !text.toString().contains("/media/")
                    ? 1
                    : 0;
            return this;
        }

        @Override
        public Appendable append(CharSequence text, int start, int end) {
            return append(text.subSequence(start, end));
        }

        @Override
        public Appendable append(char c) {
            return this;
        }
    }
}
