package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Searching in the sample magazine, as a page and as JSON. */
class SearchIT {

    private static final String PRIVATE = "private, max-age=0, must-revalidate";

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Visitor visitor;

    @BeforeAll
    static void start() throws Exception {
        magazine = RunningMagazine.in(folder).start();
        visitor = magazine.visitor();
        Eventually.holds("the index is built", () -> total("rope") > 0);
    }

    @AfterAll
    static void stop() {
        magazine.close();
    }

    private static int total(String query) throws Exception {
        return visitor.json("/search.json?q=" + query).path("total").intValue();
    }

    @Test
    void theNavigationLeadsToAForm() throws Exception {
        Document front = PageChecks.page(200, visitor.get("/"));
        String search = front.select("header nav a[href$=/search]").attr("href");
        HttpResponse<String> response = visitor.get(search);
        Document page = PageChecks.page(200, response);
        assertEquals(PRIVATE, PageChecks.header(response, "Cache-Control"));
        assertEquals("noindex", page.select("meta[name=robots]").attr("content"));
        assertEquals("q", page.select("form[role=search] input[type=search]").attr("name"));
        assertTrue(page.select("article").isEmpty());
    }

    @Test
    void whatIsFoundIsMarkedAndLeadsToTheArticle() throws Exception {
        HttpResponse<String> response = visitor.get("/search?q=metre+rope");
        Document page = PageChecks.page(200, response);
        assertEquals(PRIVATE, PageChecks.header(response, "Cache-Control"));
        assertEquals("metre rope", page.select("input[name=q]").val());
        assertEquals(
                List.of("metres", "rope"),
                page.select("article h2").get(0).select("mark").eachText());
        assertEquals(
                "/magazine/articles/nine-metres-of-rope",
                page.select("article h2 a").get(0).attr("href"));
        assertTrue(page.select("p[role=status]").text().contains(String.valueOf(total("metre+rope"))));
    }

    @Test
    void typosAndBeginningsAreForgiven() throws Exception {
        assertTrue(visitor.get("/search?q=metres+roep").body().contains("nine-metres-of-rope"));
        assertTrue(visitor.get("/search?q=nine+metr").body().contains("nine-metres-of-rope"));
    }

    @Test
    void programsGetTheSame() throws Exception {
        HttpResponse<String> response = visitor.get("/search.json?q=rope");
        assertEquals(200, response.statusCode());
        PageChecks.hasItsHeaders(response);
        assertEquals("application/json", PageChecks.header(response, "Content-Type"));
        assertEquals(PRIVATE, PageChecks.header(response, "Cache-Control"));
        JsonNode found = Visitor.JSON.readTree(response.body());
        assertEquals(found.path("total").intValue(), found.path("items").size());
        JsonNode first = found.path("items").get(0);
        assertTrue(first.path("url").stringValue("").startsWith("http"));
        assertTrue(first.path("headline")
                .valueStream()
                .anyMatch(run -> run.path("marked").booleanValue()));
        var again = visitor.send(
                visitor.request("/search.json?q=rope").header("If-None-Match", PageChecks.header(response, "ETag")));
        assertEquals(304, again.statusCode());
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        Document page = PageChecks.page(200, visitor.get("/search?q=the"));
        int total = total("the");
        int seen = page.select("article").size();
        while (!page.select(".pager [rel=next]").isEmpty()) {
            page = PageChecks.page(
                    200, visitor.get(page.select(".pager [rel=next]").attr("href")));
            seen += page.select("article").size();
        }
        assertEquals(total, seen);
    }

    @Test
    void whatIsNotThereIsToldInAnOrdinaryPage() throws Exception {
        Document page = PageChecks.page(200, visitor.get("/search?q=zzyzxqvw"));
        assertTrue(page.select("article").isEmpty());
        assertFalse(page.select("p[role=status]").text().isBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "q=javascript:alert(1)",
                "q=*%3F~%5E(%5B%7B%22",
                "q=%00%01%1F",
                "q=+++",
                "q"
            })
    void aHostileQueryIsAnOrdinaryPage(String query) throws Exception {
        PageChecks.page(200, visitor.get("/search?" + query));
        assertEquals(200, visitor.get("/search.json?" + query).statusCode());
    }

    @Test
    void brokenAddressesAreRefused() throws Exception {
        assertEquals(400, visitor.get("/search?q=%FF").statusCode());
        assertEquals(400, visitor.get("/search?q=rope&after=nonsense").statusCode());
    }

    @Test
    void otherMethodsAreNotAllowed() throws Exception {
        var posted = visitor.send(visitor.request("/search").POST(BodyPublishers.ofString("q=rope")));
        assertEquals(405, posted.statusCode());
        assertEquals("GET, HEAD", PageChecks.header(posted, "Allow"));
    }

    @Test
    void headAnswersAsGetWithoutABody() throws Exception {
        var get = visitor.get("/search?q=rope");
        var head = visitor.send(visitor.request("/search?q=rope").method("HEAD", BodyPublishers.noBody()));
        assertEquals("", head.body());
        assertEquals(PageChecks.header(get, "Content-Length"), PageChecks.header(head, "Content-Length"));
    }

    @Test
    void theIndexIsUnderTheDataFolderAndNoQueryIsInTheLog() throws Exception {
        visitor.get("/search?q=confidentialword");
        visitor.get("/search?q=confidentialword%FF");
        assertTrue(Files.isDirectory(folder.resolve("search")));
        assertFalse(magazine.log().contains("confidentialword"));
        assertFalse(magazine.log().contains("WARN"), magazine.log());
    }
}
