package dev.masthead.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleBuilder;
import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import dev.masthead.core.Section;
import dev.masthead.core.Seo;
import dev.masthead.core.Series;
import dev.masthead.core.Slug;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How readers and search engines come from one page to the others. */
class FoundTest {

    private static final String SITE = "https://www.example.org/magazine";

    private Instant now = Instant.parse("2026-11-15T08:00:00Z");
    private final Masthead masthead = Masthead.builder()
            .magazine(Magazine.named("Harbour Review")
                    .at(SITE)
                    .language(Locale.ENGLISH)
                    .sections(Section.named("Boats"), Section.named("Ports")))
            .storage(new MemoryStorage())
            .clock(() -> now)
            .build();

    @AfterEach
    void close() {
        masthead.close();
    }

    @Test
    void translationsLeadToEachOtherAndXDefaultIsTheMagazinesLanguage() throws IOException {
        publish(story("The ferry", 10).translationKey("ferry"));
        publish(story("Die Fähre", 9).translationKey("ferry").language("de"));
        publish(story("Le bac", 8).translationKey("ferry").language("fr"));
        publish(story("Another", 7));
        List<String> expected = List.of(
                "de " + SITE + "/articles/die-f%C3%A4hre",
                "en " + SITE + "/articles/the-ferry",
                "fr " + SITE + "/articles/le-bac",
                "x-default " + SITE + "/articles/the-ferry");
        assertEquals(expected, hrefLangs(page("/articles/the-ferry")));
        assertEquals(expected, hrefLangs(page("/articles/die-f%C3%A4hre")));
        assertTrue(page("/articles/the-ferry").contains(">Deutsch</a>"));
        assertEquals(List.of(), hrefLangs(page("/articles/another")));
    }

    @Test
    void aTranslationThatComesOrGoesChangesTheOthersPagesAtOnce() throws IOException {
        publish(story("The ferry", 10).translationKey("ferry"));
        assertEquals(List.of(), hrefLangs(page("/articles/the-ferry")));
        Article german = publish(story("Die Fähre", 9).translationKey("ferry").language("de"));
        assertEquals(3, hrefLangs(page("/articles/the-ferry")).size());
        masthead.articles().withdraw(german.id());
        assertEquals(List.of(), hrefLangs(page("/articles/the-ferry")));
    }

    @Test
    void ofTwoInOneLanguageTheOlderIsLinkedAndHiddenOnesAreNot() throws IOException {
        publish(story("First", 5).translationKey("k").language("de"));
        publish(story("Second", 6).translationKey("k").language("de"));
        publish(story("French", 7).translationKey("k").language("fr"));
        publish(story("Hidden", 8)
                .translationKey("k")
                .language("es")
                .seo(new Seo(Optional.empty(), Optional.empty(), true)));
        assertEquals(
                List.of(
                        "de " + SITE + "/articles/first",
                        "fr " + SITE + "/articles/french",
                        "x-default " + SITE + "/articles/first"),
                hrefLangs(page("/articles/french")));
        assertEquals(List.of(), hrefLangs(page("/articles/second")));
        assertEquals(List.of(), hrefLangs(page("/articles/hidden")));
    }

    @Test
    void anArticleLeadsToThePartsBeforeAndAfterInItsSeries() throws IOException {
        Series series = new Series("Night boats");
        publish(story("One", 1).series(series));
        publish(story("Between", 2));
        publish(story("Two", 3).series(series));
        assertFalse(page("/articles/two").contains("The part after"));
        publish(story("Three", 4).series(series));
        String two = page("/articles/two");
        assertTrue(two.matches("(?s).*The part before</span>\\s*<a href=\"/magazine/articles/one\".*"), two);
        assertTrue(two.matches("(?s).*The part after</span>\\s*<a href=\"/magazine/articles/three\".*"), two);
        assertTrue(two.contains("href=\"/magazine/series/night-boats\""));
        String listing = page("/series/night-boats");
        assertTrue(listing.contains("<h1>Night boats</h1>") && listing.contains("/articles/two"));
        assertFalse(listing.contains("/articles/between\""));
        assertEquals(404, get("/series/none").status());
    }

    @Test
    void relatedArticlesShareTagsElseTheSection() throws IOException {
        publish(story("Rope", 1).section(new Slug("ports")).tagged("Knots", "Work"));
        publish(story("Sail", 2).section(new Slug("ports")).tagged("Knots"));
        publish(story("Hull", 3));
        publish(story("Net", 4).tagged("Knots", "Work"));
        String related = page("/articles/net").replaceAll("(?s).*id=\"related\"(.*?)</nav>.*", "$1");
        assertEquals(
                List.of("rope", "sail", "hull"),
                Pattern.compile("/articles/([a-z]+)\"")
                        .matcher(related)
                        .results()
                        .map(hit -> hit.group(1))
                        .toList());
    }

    @Test
    void anArticleThatAppearsLeavesThePagesOfOlderOnesButItsNeighbourAsTheyAre() throws IOException {
        for (int day = 1; day <= 9; day++) {
            publish(story("Day " + day, day).tagged("Knots"));
            page("/articles/day-" + day);
        }
        for (int day = 1; day <= 9; day++) {
            page("/articles/day-" + day);
        }
        String before = etag("/articles/day-3");
        String neighbour = etag("/articles/day-9");
        publish(story("Day 10", 10).tagged("Knots"));
        assertEquals(before, etag("/articles/day-3"));
        assertFalse(neighbour.equals(etag("/articles/day-9")));
    }

    @Test
    void theArchiveHasTheMonthsWithArticlesInTheMagazinesZone() throws IOException {
        assertEquals(List.of(), months());
        publish(story("New year", 1).publishAt(Instant.parse("2026-01-01T00:00:00Z")));
        publish(story("Old year", 1).publishAt(Instant.parse("2025-12-31T23:59:59.999999Z")));
        publish(story("Now", 15));
        publish(story("Later", 1).publishAt(Instant.parse("2026-12-24T08:00:00Z")));
        assertEquals(List.of("2026/11", "2026/01", "2025/12"), months());
        assertTrue(page("/archive/2026/01").contains("/articles/new-year\""));
        assertFalse(page("/archive/2026/01").contains("/articles/old-year\""));
        for (String missing : List.of("2026/02", "2026/12", "2026/13", "2026/1", "x/01", "2026/00")) {
            assertEquals(404, get("/archive/" + missing).status(), missing);
        }
        now = Instant.parse("2026-12-24T08:00:00Z");
        assertEquals(List.of("2026/12", "2026/11", "2026/01", "2025/12"), months());
        assertEquals(200, get("/archive/2026/12").status());
    }

    @Test
    void aLongArchiveGoesOnWithoutLosingAMonth() throws IOException {
        for (int month = 0; month < 130; month++) {
            String start = YearMonth.of(2000, 1).plusMonths(month) + "-01T00:00:00Z";
            publish(story("M " + month, 1).publishAt(Instant.parse(start)));
        }
        List<String> all = new ArrayList<>(months());
        assertEquals(120, all.size());
        String next = page("/archive").replaceAll("(?s).*href=\"/magazine(/archive\\?after=[^\"]*)\".*", "$1");
        all.addAll(monthsOf(page(next)));
        assertEquals(130, all.stream().distinct().count());
    }

    @Test
    void aLargeMagazineHasASitemapForEachMonthAndOneForItsPages() throws IOException {
        for (int i = 0; i < Sitemaps.SMALL; i++) {
            publish(story("S " + i, 1)
                    .publishAt(Instant.parse("2026-09-01T00:00:00Z").plusSeconds(i * 3_600L)));
        }
        assertTrue(page("/sitemap.xml").contains("<urlset"));
        publish(story("One more", 15));
        String index = page("/sitemap.xml");
        List<String> files = locations(index);
        assertEquals(
                List.of(
                        "/sitemaps/pages.xml",
                        "/sitemaps/2026-11.xml",
                        "/sitemaps/2026-10.xml",
                        "/sitemaps/2026-09.xml"),
                files);
        assertEquals(List.of("/", "/archive", "/sections/boats"), locations(page(files.get(0))));
        assertEquals(List.of("/articles/one-more"), locations(page(files.get(1))));
        List<String> articles = new ArrayList<>(locations(page(files.get(2))));
        articles.addAll(locations(page(files.get(3))));
        assertEquals(Sitemaps.SMALL, articles.stream().distinct().count());
        assertEquals("/articles/s-999", articles.get(0));
        assertEquals(Response.Body.UNKNOWN_LENGTH, get(files.get(3)).body().length());
        for (String missing : List.of("2026-08.xml", "2026-13.xml", "2026-09", "x.xml")) {
            assertEquals(404, get("/sitemaps/" + missing).status(), missing);
        }
    }

    @Test
    void aFeedIsPagedToItsEndWithoutLosingAnArticle() throws IOException {
        for (int i = 0; i < 50; i++) {
            publish(story("F " + i, 1));
        }
        List<String> ids = new ArrayList<>();
        String address = "/feed.atom";
        for (int pages = 1; !address.isEmpty(); pages++) {
            assertTrue(pages <= 3);
            String feed = page(address);
            Pattern.compile("<id>(tag:[^<]+)<").matcher(feed).results().forEach(hit -> ids.add(hit.group(1)));
            address = Pattern.compile("rel=\"next\"[^>]*href=\"" + SITE + "([^\"]+)")
                    .matcher(feed)
                    .results()
                    .map(hit -> hit.group(1))
                    .findFirst()
                    .orElse("");
        }
        assertEquals(50, ids.size());
        assertEquals(50, ids.stream().distinct().count());
        assertEquals(400, get("/feed.atom?after=nonsense").status());
    }

    @Test
    void theHostIsToldTheLinesForItsRobotsTxt() {
        assertEquals(
                "Sitemap: " + SITE + "/sitemap.xml\nSitemap: " + SITE + "/sitemap-news.xml\n", masthead.robotsTxt());
    }

    private static List<String> locations(String sitemap) {
        return Pattern.compile("<loc>" + SITE + "([^<]+)</loc>")
                .matcher(sitemap)
                .results()
                .map(hit -> hit.group(1))
                .toList();
    }

    private List<String> months() throws IOException {
        return monthsOf(page("/archive"));
    }

    private static List<String> monthsOf(String page) {
        return Pattern.compile("/archive/([0-9]{4}/[0-9]{2})\"")
                .matcher(page)
                .results()
                .map(hit -> hit.group(1))
                .toList();
    }

    private static List<String> hrefLangs(String page) {
        return Pattern.compile("<link rel=\"alternate\" hreflang=\"([^\"]+)\" href=\"([^\"]+)\">")
                .matcher(page)
                .results()
                .map((MatchResult hit) -> hit.group(1) + " " + hit.group(2))
                .toList();
    }

    private static ArticleBuilder story(String headline, int day) {
        return Article.titled(headline)
                .by("Ann Lee")
                .section(new Slug("boats"))
                .publishAt(Instant.parse("2026-11-01T06:00:00Z").plusSeconds((day - 1) * 86_400L))
                .paragraphs("It still runs.");
    }

    private Article publish(ArticleBuilder article) {
        return masthead.articles().publish(article.build());
    }

    private String etag(String path) {
        return get(path).headers().first("ETag").orElseThrow();
    }

    private Response get(String pathAndQuery) {
        String[] parts = pathAndQuery.split("\\?", 2);
        Request.Builder request =
                Request.of("GET", parts[0]).authority("localhost").clientAddress("192.0.2.1");
        return masthead.handle((parts.length == 1 ? request : request.query(parts[1])).build());
    }

    private String page(String path) throws IOException {
        Response response = get(path);
        assertEquals(200, response.status(), path);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        response.body().writeTo(out);
        return out.toString(UTF_8);
    }
}
