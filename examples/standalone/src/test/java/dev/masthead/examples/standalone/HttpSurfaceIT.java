package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods, statuses and headers of the sample magazine, and every link in it. */
class HttpSurfaceIT {

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Visitor visitor;

    @BeforeAll
    static void start() throws Exception {
        magazine = RunningMagazine.in(folder).start();
        visitor = magazine.visitor();
    }

    @AfterAll
    static void stop() {
        magazine.close();
    }

    @Test
    void everyLinkOfTheMagazineLeadsSomewhereAndEveryPageIsSound() throws Exception {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of("/magazine/"));
        while (!open.isEmpty()) {
            String path = open.remove();
            if (seen.add(path)) {
                follow(path).stream().filter(link -> !seen.contains(link)).forEach(open::add);
            }
        }
        assertTrue(seen.size() > 40, "pages found: " + seen);
        assertEquals("", problemsIn(magazine.log()));
    }

    private static List<String> follow(String path) throws Exception {
        HttpResponse<String> response = visitor.get(path);
        assertEquals(200, response.statusCode(), path);
        PageChecks.hasItsHeaders(response);
        if (!PageChecks.header(response, "Content-Type").startsWith("text/html")) {
            return List.of();
        }
        Document page = PageChecks.page(200, response);
        List<String> links = page.select("[href]").eachAttr("abs:href");
        links.addAll(page.select("[src]").eachAttr("abs:src"));
        String site = magazine.address().toString();
        return links.stream()
                .filter(link -> link.startsWith(site))
                .map(link ->
                        link.substring(site.length() - "/magazine".length()).replaceFirst("#.*", ""))
                .toList();
    }

    private static String problemsIn(String log) {
        return String.join(
                "\n",
                log.lines()
                        .filter(line -> line.contains("ERROR") || line.contains("WARN"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/articles/nine-metres-of-rope", "/forms/contact", "/feed.rss", "/missing"})
    void headAnswersAsGetWithoutABody(String path) throws Exception {
        HttpResponse<String> get = visitor.get(path);
        HttpResponse<String> head = visitor.send(visitor.request(path).method("HEAD", BodyPublishers.noBody()));
        assertEquals(get.statusCode(), head.statusCode());
        assertEquals("", head.body());
        PageChecks.hasItsHeaders(head);
        for (String name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control")) {
            assertEquals(PageChecks.header(get, name), PageChecks.header(head, name), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "OPTIONS"})
    void otherMethodsAreToldWhichAreAllowed(String method) throws Exception {
        var page = visitor.send(visitor.request("/").method(method, BodyPublishers.noBody()));
        assertEquals(405, page.statusCode());
        assertEquals("GET, HEAD", PageChecks.header(page, "Allow"));
        PageChecks.hasItsHeaders(page);
        var form = visitor.send(visitor.request("/forms/contact").method(method, BodyPublishers.noBody()));
        assertEquals(405, form.statusCode());
        assertEquals("GET, HEAD, POST", PageChecks.header(form, "Allow"));
    }

    @Test
    void aPostToAPageIsNotAllowed() throws Exception {
        var response = visitor.send(visitor.request("/").POST(BodyPublishers.ofString("a=b")));
        assertEquals(405, response.statusCode());
        assertEquals("GET, HEAD", PageChecks.header(response, "Allow"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/favicon.ico", "/magazine", "/elsewhere"})
    void whatARequestHoldsIsNeverSentBack(String path) throws Exception {
        var traced = visitor.send(HttpRequest.newBuilder(magazine.address().resolve(path))
                .method("TRACE", BodyPublishers.noBody())
                .setHeader("X-Secret", "a-cookie-of-the-host"));
        assertFalse(traced.body().contains("a-cookie-of-the-host"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/missing",
                "/articles/missing",
                "/articles/missing.json",
                "/sections/missing",
                "/tags/missing",
                "/authors/missing",
                "/forms/missing",
                "/assets/missing.0123456789abcdef.css",
                "/media/0123456789abcdef/missing.png",
                "/articles/%E2%80%AE",
                "/articles/a/b/c"
            })
    void whatIsNotThereIsAPageThatSaysSo(String path) throws Exception {
        PageChecks.page(404, visitor.get(path));
        var json = visitor.send(visitor.request(path).setHeader("Accept", "application/json"));
        assertEquals(404, json.statusCode());
        assertEquals("application/problem+json", PageChecks.header(json, "Content-Type"));
        assertEquals(404, Visitor.JSON.readTree(json.body()).path("status").asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?after=nonsense", "/sections/ports?after=%00", "/?after=1&after=2"})
    void aCursorThatIsNotOursIsMalformed(String path) throws Exception {
        PageChecks.page(400, visitor.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/..%2f..%2fetc", "/articles/%00", "/articles/%C0%AF", "/articles//x", "/..;/x"})
    void anAddressThatCanBeReadInTwoWaysIsMalformed(String path) throws Exception {
        HttpResponse<String> response = visitor.get(path);
        assertEquals(400, response.statusCode());
        assertEquals("400 Bad Request\n", response.body());
        PageChecks.hasItsHeaders(response);
    }

    @Test
    void outsideTheMagazineThereIsOnlyTheWayIn() throws Exception {
        var root = visitor.send(HttpRequest.newBuilder(magazine.address().resolve("/")));
        assertEquals(302, root.statusCode());
        assertEquals("/magazine/", PageChecks.header(root, "Location"));
        var icon = visitor.send(HttpRequest.newBuilder(magazine.address().resolve("/favicon.ico")));
        assertEquals(204, icon.statusCode());
        var robots = visitor.send(HttpRequest.newBuilder(magazine.address().resolve("/robots.txt")));
        assertEquals(200, robots.statusCode());
        for (String line : List.of("sitemap.xml", "sitemap-news.xml")) {
            assertTrue(robots.body().contains("\nSitemap: " + magazine.address() + "/" + line + "\n"), robots.body());
        }
        var elsewhere = visitor.send(HttpRequest.newBuilder(magazine.address().resolve("/elsewhere")));
        assertEquals(404, elsewhere.statusCode());
        PageChecks.hasItsHeaders(elsewhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=%zz", "email=%ff%fe", "%=1"})
    void aFormThatIsNotPercentEncodedUtf8IsMalformed(String body) throws Exception {
        PageChecks.page(400, visitor.post("newsletter", Visitor.URL_ENCODED, body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"email\":{}}", "{\"email\":1e999999999}", "null", "\"text\""})
    void jsonThatIsNotAFlatObjectIsAnErrorOfTheSender(String body) throws Exception {
        var response = visitor.post("newsletter", "application/json", body, "Accept", "application/json");
        assertTrue(List.of(400, 422).contains(response.statusCode()), "status " + response.statusCode());
        assertEquals("application/problem+json", PageChecks.header(response, "Content-Type"));
    }

    @Test
    void aPageThatIsHeldIsNotSentAgain() throws Exception {
        HttpResponse<String> first = visitor.get("/articles/nine-metres-of-rope");
        String tag = PageChecks.header(first, "ETag");
        assertFalse(tag.isEmpty());
        var second =
                visitor.send(visitor.request("/articles/nine-metres-of-rope").setHeader("If-None-Match", tag));
        assertEquals(304, second.statusCode());
        assertEquals("", second.body());
        PageChecks.hasItsHeaders(second);
    }

    @Test
    void assetsAndPicturesAreImmutable() throws Exception {
        Document page = Jsoup.parse(visitor.get("/articles/nine-metres-of-rope").body());
        for (String path : List.of(
                page.expectFirst("link[rel=stylesheet]").attr("href"),
                page.expectFirst("script[src]").attr("src"),
                page.expectFirst("article img").attr("src"))) {
            HttpResponse<String> response = visitor.get(path);
            assertTrue(PageChecks.header(response, "Cache-Control").contains("immutable"), path);
            PageChecks.hasItsHeaders(response);
        }
    }
}
