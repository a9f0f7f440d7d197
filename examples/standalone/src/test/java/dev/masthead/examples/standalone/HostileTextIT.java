package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile text is only text: in the page that comes back, in the log, in an article. */
class HostileTextIT {

    private static final String MARKER = "zq8marker";

    @TempDir
    private static Path folder;

    private static ContentFixture content;
    private static RunningMagazine magazine;
    private static Visitor visitor;

    static List<StandardForm> forms() {
        return StandardForm.all();
    }

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

    @ParameterizedTest
    @MethodSource("forms")
    void ourOwnListComesBackAsTextFromEveryField(StandardForm form) throws Exception {
        sendAll(form, Corpus.own());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theNaughtyStringsComeBackAsTextFromEveryField(StandardForm form) throws Exception {
        sendAll(form, Corpus.naughtyStrings());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aLineOfAlmostAMegabyteIsOnlyTooLong(StandardForm form) throws Exception {
        String field = form.valid().containsKey("name") ? "name" : "firstName";
        Map<String, String> values = form.with(field, "x".repeat(1_000_000));
        new FormPage(PageChecks.page(422, visitor.post(form.id(), values)), form.id()).marks(field);
    }

    @Test
    void loneSurrogatesInJsonAreReplaced() throws Exception {
        StandardForm form = StandardForm.contact();
        String body = Visitor.JSON.writeValueAsString(form.from("lone")).replace("Two lines", "\\ud800 Two \\udc00");
        assertEquals(303, visitor.post(form.id(), "application/json", body).statusCode());
        String message = magazine.inbox()
                .only(form, "lone")
                .path("values")
                .path("message")
                .asString();
        assertTrue(message.startsWith("\uFFFD Two \uFFFD"), message);
    }

    @Test
    void anArticleOfHostileTextHasNoMarkupOfItsOwn() throws Exception {
        String body = Corpus.own().stream()
                .map(text -> text.replace("src=x", "alt=x src=https://example.org/x.png"))
                .collect(Collectors.joining("\n\n"));
        content.article("hostile", "Hostile", "2025-01-01T08:00:00Z", body);
        Eventually.holds("it is served", () -> visitor.get("/articles/hostile").statusCode() == 200);
        Document page = PageChecks.page(200, visitor.get("/articles/hostile"));
        assertEquals(
                0,
                page.select("article script, article form, article style, article iframe")
                        .size());
        for (String path : List.of("/", "/sections/essays")) {
            PageChecks.page(200, visitor.get(path));
        }
        Xml.read(visitor.get("/feed.rss"));
        Xml.read(visitor.get("/feed.atom"));
        visitor.json("/feed.json");
        visitor.json("/articles/hostile.json");
    }

    private static void sendAll(StandardForm form, List<String> texts) throws Exception {
        Set<String> elements = elements(PageChecks.page(422, visitor.post(form.id(), Map.of())));
        for (String text : texts) {
            Map<String, String> values = new LinkedHashMap<>();
            form.valid().keySet().forEach(name -> values.put(name, text + MARKER));
            HttpResponse<String> response = visitor.post(form.id(), values);
            Document page = PageChecks.page(422, response);
            assertEquals(Set.of(), added(elements(page), elements));
            comesBack(new FormPage(page, form.id()), values);
        }
        assertFalse(magazine.log().contains(MARKER), "a reader's value is in the log");
        assertFalse(magazine.log().contains("Exception"), magazine.log());
    }

    private static void comesBack(FormPage page, Map<String, String> values) {
        values.forEach((name, value) -> {
            if (!page.control(name).tagName().equals("select")) {
                assertEquals(letters(value), letters(page.value(name)), name);
            }
        });
    }

    /** What survives every normalisation; the question mark is what a lone surrogate becomes on its way here. */
    private static String letters(String text) {
        return text.codePoints()
                .filter(c -> c > 0x20 && c < 0x7F && c != '?')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static Set<String> elements(Document page) {
        return page.getAllElements().stream().map(Element::tagName).collect(Collectors.toSet());
    }

    private static Set<String> added(Set<String> now, Set<String> before) {
        return now.stream().filter(name -> !before.contains(name)).collect(Collectors.toSet());
    }
}
