package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Byline;
import dev.masthead.core.Slug;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/** Text of authors never becomes markup, in any output, and arrives as it was written. */
class HostileTextTest {

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("p", Set.of("class")),
            Map.entry("strong", Set.of()),
            Map.entry("em", Set.of()),
            Map.entry("s", Set.of()),
            Map.entry("code", Set.of("class")),
            Map.entry("sub", Set.of()),
            Map.entry("sup", Set.of()),
            Map.entry("a", Set.of("href", "title", "rel")),
            Map.entry("h2", Set.of("id")),
            Map.entry("ol", Set.of("start")),
            Map.entry("li", Set.of()),
            Map.entry("figure", Set.of("class")),
            Map.entry("figcaption", Set.of()),
            Map.entry("blockquote", Set.of()),
            Map.entry("cite", Set.of()),
            Map.entry("aside", Set.of("class")),
            Map.entry("img", Set.of("src", "alt", "width", "height", "loading", "decoding")),
            Map.entry("span", Set.of("class")),
            Map.entry("pre", Set.of("tabindex")),
            Map.entry("div", Set.of("class", "role", "aria-label", "tabindex")),
            Map.entry("table", Set.of()),
            Map.entry("thead", Set.of()),
            Map.entry("tbody", Set.of()),
            Map.entry("tr", Set.of()),
            Map.entry("th", Set.of("scope", "class")),
            Map.entry("td", Set.of("class")),
            Map.entry("hr", Set.of()));

    @Test
    void noElementAndNoAttributeComesOutOfTextInAPage() {
        for (String text : Corpus.hostile()) {
            String html = bodyOf(article(text));
            Document parsed = Jsoup.parseBodyFragment(html);
            parsed.body().select("> *").select("*").forEach(element -> assertAllowed(element, text));
        }
    }

    @Test
    void textArrivesInAPageAsItWasWritten() {
        for (String text : Corpus.hostile()) {
            Document parsed = Jsoup.parseBodyFragment(bodyOf(article(text)));
            String shown = Escape.htmlCharacters(text);
            assertEquals(shown, wholeText(parsed, "p"), "paragraph");
            assertEquals(shown, wholeText(parsed, "pre code"), "code");
            assertEquals(shown, wholeText(parsed, "aside p"), "pull quote");
            Element image = parsed.expectFirst("img");
            assertEquals(shown, image.attr("alt"), "alt");
        }
    }

    @Test
    void theDataBlockIsOneScriptElementWhoseJsonSaysWhatWasWritten() {
        for (String text : Corpus.hostile()) {
            Article article = article(text);
            Head head = Samples.views()
                    .article(article, Optional.empty(), Optional.empty(), Samples.NOW)
                    .frame()
                    .head();
            Document parsed = Jsoup.parse(head.structured().value());
            assertEquals(1, parsed.select("script").size());
            assertEquals(0, parsed.body().childNodeSize());
            JsonNode json = Samples.JSON.readTree(parsed.expectFirst("script").data());
            assertEquals(inJson(text), json.path("headline").asString());
        }
    }

    @Test
    void feedsStayWellFormedAndSayWhatWasWritten() throws Exception {
        for (String text : Corpus.hostile()) {
            FeedModel feed = FeedModel.of(
                    Samples.MAGAZINE, List.of(article(text)), Samples.absolute(), BlockRenderers.none(), Samples.NOW);
            StringBuilder rss = new StringBuilder();
            RssFeed.write(feed, rss);
            StringBuilder atom = new StringBuilder();
            AtomFeed.write(feed, atom);
            StringBuilder json = new StringBuilder();
            JsonFeed.write(feed, json);
            String written = Escape.xmlCharacters(text).replace("\r\n", "\n").replace('\r', '\n');
            assertAll(
                    () -> assertEquals(written, last(rss, "title")),
                    () -> assertEquals(written, last(atom, "title")),
                    () -> assertEquals(
                            inJson(text),
                            Samples.JSON
                                    .readTree(json.toString())
                                    .path("items")
                                    .path(0)
                                    .path("title")
                                    .asString()));
        }
    }

    @Test
    void theJsonTwinParsesAndSaysWhatWasWritten() {
        ArticleDocument documents = new ArticleDocument(Samples.MAGAZINE, Samples.absolute(), BlockRenderers.none());
        for (String text : Corpus.hostile()) {
            JsonNode json = Samples.JSON.readTree(documents.of(article(text)));
            String written = inJson(text);
            assertEquals(written, json.path("headline").asString());
            assertEquals(
                    written,
                    json.path("body").path(0).path("text").path(0).path("text").asString());
        }
    }

    @Test
    void sitemapsAndListsOfArticlesHoldEveryHeadline() throws Exception {
        for (String text : Corpus.hostile()) {
            StringBuilder news = new StringBuilder();
            Sitemap.writeNews(
                    Samples.MAGAZINE, List.of(article(text)).iterator(), Samples.absolute(), Samples.NOW, news);
            String written = Escape.xmlCharacters(text).replace("\r\n", "\n").replace('\r', '\n');
            assertEquals(written, last(news, "news:title"));
            String llms = LlmsTxt.of(Samples.MAGAZINE, List.of(article(text)), Samples.absolute());
            assertTrue(llms.endsWith("](https://www.example.org/magazine/articles/night-ferry.md)\n"));
        }
    }

    private static Article article(String text) {
        return Samples.story()
                .headline(text)
                .deck("")
                .hero(null)
                .bylines(List.of(new Byline(text, new Slug("x"), Optional.of(text), Optional.empty(), true)))
                .body(Samples.everyBlock(text))
                .build();
    }

    private static String bodyOf(Article article) {
        StringBuilder out = new StringBuilder();
        PageBody.of(
                        article,
                        Samples.links(Samples.MAGAZINE),
                        Texts.of(Locale.UK),
                        BlockRenderers.none(),
                        (id, number) -> Optional.empty())
                .forEach(part -> out.append(((Part.Markup) part).html().value()));
        return out.toString();
    }

    private static void assertAllowed(Element element, String text) {
        Set<String> attributes = ALLOWED.get(element.normalName());
        assertTrue(attributes != null, () -> element.normalName() + " came out of: " + text);
        for (Attribute attribute : element.attributes()) {
            assertTrue(
                    attributes != null && attributes.contains(attribute.getKey()),
                    () -> element.normalName() + " has " + attribute.getKey() + " after: " + text);
        }
    }

    private static String wholeText(Document parsed, String selector) {
        return parsed.expectFirst(selector).wholeText();
    }

    /** JSON escapes control characters; what UTF-8 cannot hold is dropped. */
    private static String inJson(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .filter(c ->
                        c < 0x20 || !Escape.xmlCharacters(Character.toString(c)).isEmpty())
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static String last(CharSequence xml, String element) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        NodeList found = factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml.toString())))
                .getElementsByTagName(element);
        return found.item(found.getLength() - 1).getTextContent();
    }
}
