package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A folder that the magazine has never seen is served, and followed while it changes. */
class ContentFolderIT {

    private static final String ARTICLE = "/articles/" + ContentFixture.SLUG;

    @TempDir
    private static Path folder;

    private static ContentFixture content;
    private static RunningMagazine magazine;
    private static Visitor visitor;

    @BeforeAll
    static void start() throws Exception {
        content = ContentFixture.write(folder.resolve("content"));
        magazine = RunningMagazine.in(folder.resolve("data"))
                .content(content.folder())
                .start();
        visitor = magazine.visitor();
    }

    @AfterAll
    static void stop() {
        magazine.close();
    }

    @Test
    void theHeadlineIsTheOnlyH1AndEveryParagraphIsThereAsItWasWritten() throws Exception {
        Document page = PageChecks.page(200, visitor.get(ARTICLE));
        assertEquals(ContentFixture.HEADLINE, page.select("h1").text());
        assertTrue(page.title().contains(ContentFixture.HEADLINE), page.title());
        List<String> paragraphs = page.select("article p").eachText();
        ContentFixture.PARAGRAPHS.forEach(text -> assertTrue(paragraphs.contains(text), text));
    }

    @Test
    void bylineAndDateStandInTheMagazinesZone() throws Exception {
        Document page = PageChecks.page(200, visitor.get(ARTICLE));
        Element byline = page.expectFirst(".byline");
        assertTrue(byline.text().contains("Zoë Quist and Ann Lee"), byline.text());
        Element time = byline.expectFirst("time");
        assertTrue(time.attr("datetime").startsWith("2025-03-05T07:30:00"), time.attr("datetime"));
        assertTrue(time.attr("datetime").endsWith("+09:00"), time.attr("datetime"));
        assertTrue(time.text().contains("5 March 2025"), time.text());
    }

    @Test
    void picturesTablesAndQuotesAreServedAndRawHtmlBecomesText() throws Exception {
        Document page = PageChecks.page(200, visitor.get(ARTICLE));
        assertEquals(
                List.of("Ferry", "1.20", "Bridge", "4.50"),
                page.select("article td").eachText());
        Element hero = page.expectFirst("article img[alt=A blue river]");
        Element drawing = page.expectFirst("article img[alt=A drawn bridge]");
        assertEquals("image/png", PageChecks.header(visitor.get(hero.attr("src")), "Content-Type"));
        HttpResponse<String> svg = visitor.get(drawing.attr("src"));
        assertEquals("image/svg+xml", PageChecks.header(svg, "Content-Type"));
        assertTrue(PageChecks.header(svg, "Content-Security-Policy").contains("sandbox"));
        assertTrue(page.select("article").text().contains("Raw HTML becomes text."));
        assertFalse(page.outerHtml().contains("hacked"));
    }

    @Test
    void theArticlePageCarriesTheFiveForms() throws Exception {
        Document page = PageChecks.page(200, visitor.get(ARTICLE));
        for (StandardForm form : StandardForm.all()) {
            assertEquals(
                    1, page.select("dialog form[action$=" + form.path() + "]").size(), form.id());
            assertNotNull(page.selectFirst("nav a[href$=" + form.path() + "]"), form.id());
        }
        assertTrue(page.expectFirst("dialog .countdown").text().contains("seconds"));
    }

    @Test
    void theTwinsSayTheSame() throws Exception {
        JsonNode json = visitor.json(ARTICLE + ".json");
        assertEquals(ContentFixture.HEADLINE, json.path("headline").asString());
        HttpResponse<String> markdown = visitor.get(ARTICLE + ".md");
        assertTrue(PageChecks.header(markdown, "Content-Type").startsWith("text/markdown"));
        for (String paragraph : ContentFixture.PARAGRAPHS.subList(0, 2)) {
            assertTrue(json.toString().contains(paragraph), paragraph);
            assertTrue(markdown.body().contains(paragraph), paragraph);
        }
    }

    @Test
    void frontPageAndListingsLeadToTheArticle() throws Exception {
        for (String path : List.of("/", "/sections/news", "/tags/ferries", "/authors/ann-lee")) {
            Document page = PageChecks.page(200, visitor.get(path));
            assertNotNull(page.selectFirst("main a[href$=" + ARTICLE + "]"), path);
            assertTrue(page.text().contains(ContentFixture.HEADLINE), path);
        }
        assertEquals(404, visitor.get("/sections/missing").statusCode());
    }

    @Test
    void anOldSlugLeadsToTheNewOne() throws Exception {
        HttpResponse<String> moved = visitor.get("/articles/the-old-address");
        assertEquals(301, moved.statusCode());
        assertEquals(visitor.uri(ARTICLE), moved.uri().resolve(PageChecks.header(moved, "Location")));
    }

    @Test
    void theFeedsAreWellFormedAndNameTheArticle() throws Exception {
        assertEquals(
                "rss", Xml.read(visitor.get("/feed.rss")).getDocumentElement().getTagName());
        assertTrue(Xml.texts(Xml.read(visitor.get("/feed.rss")), "title").contains(ContentFixture.HEADLINE));
        assertTrue(Xml.texts(Xml.read(visitor.get("/feed.atom")), "title").contains(ContentFixture.HEADLINE));
        List<String> titles = visitor.json("/feed.json")
                .path("items")
                .valueStream()
                .map(item -> item.path("title").asString())
                .toList();
        assertTrue(titles.contains(ContentFixture.HEADLINE), titles.toString());
        assertTrue(Xml.texts(Xml.read(visitor.get("/sitemap.xml")), "loc").contains(magazine.address() + ARTICLE));
    }

    @Test
    void aChangedFileIsLiveWithinASecond() throws Exception {
        boolean soon = false;
        for (int attempt = 0; attempt < 3 && !soon; attempt++) {
            String text = "Written anew, time " + attempt + ".";
            content.article("changing", "It changes", "2025-01-01T08:00:00Z", text);
            soon = Eventually.within(Duration.ofMillis(1_500), () -> shows("/articles/changing", text));
            Eventually.holds("the changed file is live", () -> shows("/articles/changing", text));
        }
        assertTrue(soon, "no change of three was live within a second and a half");
    }

    @Test
    void aNewFileAppearsInTheListingAndARemovedOneIsGone() throws Exception {
        content.article("passing", "It comes and goes", "2025-01-02T08:00:00Z", "Here.");
        Eventually.holds("the new file is served", () -> shows("/articles/passing", "Here."));
        Eventually.holds("it is listed", () -> shows("/sections/essays", "It comes and goes"));
        content.remove("passing");
        Eventually.holds(
                "the removed one is gone",
                () -> visitor.get("/articles/passing").statusCode() == 410);
        PageChecks.page(410, visitor.get("/articles/passing"));
        assertFalse(shows("/sections/essays", "It comes and goes"));
    }

    @Test
    void aBrokenFileIsReportedWithItsLineAndTheOthersAreServed() throws Exception {
        content.file("articles/broken.md", "---\ntitle: Broken\nsection: nowhere\nauthor: A\n---\n\nText.\n");
        Eventually.holds("the error is reported", () -> magazine.log().contains("articles/broken.md:3:"));
        assertEquals(200, visitor.get(ARTICLE).statusCode());
        assertEquals(404, visitor.get("/articles/broken").statusCode());
    }

    @Test
    void aScheduledArticleIsNotThereBeforeItsSecond() throws Exception {
        Instant publishAt = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        content.scheduled("to-come", publishAt);
        while (Instant.now().isBefore(publishAt)) {
            int status = visitor.get("/articles/to-come").statusCode();
            assertTrue(status == 404 || !Instant.now().isBefore(publishAt), "visible before its second");
        }
        Eventually.holds("it is there", () -> visitor.get("/articles/to-come").statusCode() == 200);
        Eventually.holds("it is listed", () -> shows("/", "To come"));
    }

    private static boolean shows(String path, String text) throws Exception {
        HttpResponse<String> response = visitor.get(path);
        return response.statusCode() == 200
                && Jsoup.parse(response.body()).text().contains(text);
    }
}
