package dev.masthead.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import dev.masthead.core.PluginNotFoundException;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import dev.masthead.forms.Check;
import dev.masthead.forms.Defences;
import dev.masthead.forms.ProofOfWork;
import dev.masthead.forms.Rate;
import dev.masthead.forms.Selection;
import dev.masthead.forms.Submission;
import dev.masthead.rendering.Permalinks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MastheadTest {

    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    private final List<Masthead> open = new ArrayList<>();
    private Instant now = START;

    @AfterEach
    void close() {
        open.forEach(Masthead::close);
    }

    @Test
    void whatIsAddedToTheDefencesStaysWhicheverComesFirst() {
        Check mine = Check.of("mine", 10, evidence -> true);
        MastheadBuilder builder = Masthead.builder()
                .check(mine)
                .challenge(ProofOfWork.standard(), "contact")
                .defences(Defences.none());
        assertTrue(builder.defences.challengeOf("contact").isPresent());
        assertThrows(IllegalArgumentException.class, () -> builder.check(mine));
    }

    @Test
    void anArticleIsServedAsPageJsonAndMarkdown() {
        Masthead masthead = masthead(b -> {});
        masthead.articles().publish(complete("The night ferry"));
        assertEquals(200, get(masthead, "/articles/the-night-ferry").status());
        assertTrue(body(get(masthead, "/articles/the-night-ferry.json")).contains("\"headline\":\"The night ferry\""));
        assertTrue(body(get(masthead, "/articles/the-night-ferry.md")).contains("The night ferry"));
    }

    @Test
    void theMountPathItselfAndItsSlashAreTheFrontPage() {
        Masthead masthead = masthead(b -> {});
        assertEquals(body(get(masthead, "")), body(get(masthead, "/")));
    }

    @Test
    void aSlashAtTheEndLeadsToTheAddressWithout() {
        Response moved = get(masthead(b -> {}), "/forms/contact/");
        assertEquals(301, moved.status());
        assertEquals(Optional.of("/magazine/forms/contact"), moved.headers().first("Location"));
    }

    @Test
    void noPathLeadsToAnotherSite() {
        Masthead atRoot = masthead(b -> b.mountPath(""));
        for (String path : List.of("//evil.example/", "//evil.example//", "///", "/a//b/", "/%2F%2Fevil.example/")) {
            Response response = get(atRoot, path);
            assertEquals(Optional.empty(), response.headers().first("Location"), path);
            assertTrue(response.status() == 404 || response.status() == 400, path);
        }
    }

    @Test
    void anAddressThatIsTooLongIsNotOurFault() {
        Response refused = get(masthead(b -> {}), "/" + "a".repeat(3_000));
        assertEquals(414, refused.status());
        assertTrue(body(refused).contains("This address is too long"));
    }

    @Test
    void anOldSlugRedirectsWithdrawnIsGoneAndUnknownIsNotFound() {
        Masthead masthead = masthead(b -> {});
        Article first = masthead.articles().publish(complete("Tides"));
        Article moved = masthead.articles()
                .edit(first.toBuilder().slug(new Slug("high-tides")).build());
        assertEquals(
                Optional.of("/magazine/articles/high-tides.md"),
                get(masthead, "/articles/tides.md").headers().first("Location"));
        masthead.articles().withdraw(moved.id());
        assertEquals(410, get(masthead, "/articles/high-tides").status());
        assertEquals(410, get(masthead, "/articles/tides").status());
        assertEquals(404, get(masthead, "/articles/low-tides").status());
    }

    @Test
    void aPreviewShowsWhatReadersDoNotSeeYetToWhoeverHasItsAddress() {
        Masthead masthead = masthead(b -> {});
        Article draft = masthead.articles().create(Article.builder().build());
        String address = below(masthead.previews().path(draft.id(), Duration.ofHours(1)));
        assertEquals(200, get(masthead, address).status(), "an empty draft has a preview, too");
        Article live = masthead.articles().publish(complete("Tides"));
        var copies = masthead.articles().workingCopies();
        copies.save(copies.open(live.id())
                .with(live.toBuilder().headline("Spring tides").build()));
        String edited = below(masthead.previews().path(live.id(), Duration.ofHours(1)));
        Response shown = get(masthead, edited);
        assertTrue(body(shown).contains("Spring tides"));
        assertFalse(body(get(masthead, "/articles/tides")).contains("Spring tides"));
        assertEquals(Optional.of("no-store"), shown.headers().first("Cache-Control"));
        assertEquals(Optional.of("noindex"), shown.headers().first("X-Robots-Tag"));
        assertTrue(body(shown).contains("noindex"));
        for (String forged : List.of(edited + "0", edited.replace('.', '-'), "/preview/.", "/preview/MTIz.abc")) {
            assertEquals(404, get(masthead, forged).status(), forged);
        }
        now = now.plus(Duration.ofHours(1));
        assertEquals(404, get(masthead, edited).status());
        assertThrows(IllegalArgumentException.class, () -> masthead.previews().path(live.id(), Duration.ZERO));
    }

    private static String below(String path) {
        return path.substring("/magazine".length());
    }

    @Test
    void theSchemaOfAFormListsTheFieldsOfItsChallenge() {
        Masthead masthead = masthead(b -> b.challenge(ProofOfWork.standard(), "contact"));
        assertTrue(body(get(masthead, "/forms/contact.json")).contains("\"_solution\""));
        assertFalse(body(get(masthead, "/forms/newsletter.json")).contains("\"_solution\""));
    }

    @Test
    void aKeptPageFollowsEveryChangeAtOnceAndTheClockToTheSecond() {
        Masthead masthead = masthead(b -> {});
        String empty = body(get(masthead, "/"));
        Article article = masthead.articles().publish(complete("Tides"));
        String one = body(get(masthead, "/"));
        assertNotEquals(empty, one);
        masthead.articles()
                .publish(complete("Later").toBuilder()
                        .publishAt(START.plusSeconds(10))
                        .build());
        assertFalse(body(get(masthead, "/")).contains("Later"));
        assertEquals(
                Optional.of("public, max-age=10"), get(masthead, "/").headers().first("Cache-Control"));
        assertEquals(404, get(masthead, "/articles/later").status());
        now = START.plusSeconds(10);
        assertTrue(body(get(masthead, "/")).contains("Later"));
        assertEquals(200, get(masthead, "/articles/later").status());
        masthead.articles().withdraw(article.id());
        assertFalse(body(get(masthead, "/")).contains("Tides"));
    }

    @Test
    void whoHoldsThePageAlreadyGetsNoBytes() {
        Masthead masthead = masthead(b -> {});
        String tag = get(masthead, "/").headers().first("ETag").orElseThrow();
        Response again = masthead.handle(
                request("GET", "/", Headers.builder().add("If-None-Match", tag).build()));
        assertEquals(304, again.status());
        assertEquals(0, again.body().length());
        masthead.articles().publish(complete("Tides"));
        assertEquals(
                200,
                masthead.handle(request(
                                "GET",
                                "/",
                                Headers.builder().add("If-None-Match", tag).build()))
                        .status());
    }

    @Test
    void headAnswersLikeGetWithoutBytes() {
        Masthead masthead = masthead(b -> {});
        for (String path : List.of("/", "/forms/contact", "/nothing-here", "/feed.rss")) {
            Response get = get(masthead, path);
            Response head = masthead.handle(request("HEAD", path, Headers.none()));
            assertEquals(get.status(), head.status());
            assertEquals(get.body().length(), head.body().length());
            assertEquals("", body(head));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles/tides",
                "/articles/none",
                "/sections/boats",
                "/feed.rss",
                "/sitemap.xml",
                "/forms/contact",
                "/forms/contact.json",
                "/forms/contact/thanks",
                "/nothing",
                "/articles/%ff",
                "/?after=x"
            })
    void everyAnswerCarriesTheSecurityHeadersAndNoCookie(String path) {
        Masthead masthead = masthead(b -> {});
        masthead.articles().publish(complete("Tides"));
        Headers headers = get(masthead, path).headers();
        String policy = headers.first("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("default-src 'none'") && !policy.contains("unsafe-inline"));
        assertEquals(Optional.of("nosniff"), headers.first("X-Content-Type-Options"));
        assertEquals(Optional.of("strict-origin-when-cross-origin"), headers.first("Referrer-Policy"));
        assertEquals(List.of(), headers.all("Set-Cookie"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/articles/%ff", "/articles/%", "/articles/%2F", "/articles/a%00b", "/sections/%c3"})
    void aMalformedAddressIsABadRequest(String path) {
        assertEquals(400, get(masthead(b -> {}), path).status());
    }

    @Test
    void otherMethodsAreNamedAsNotAllowed() {
        Masthead masthead = masthead(b -> {});
        assertEquals(
                Optional.of("GET, HEAD"),
                masthead.handle(request("PUT", "/", Headers.none())).headers().first("Allow"));
        assertEquals(
                Optional.of("GET, HEAD, POST"),
                masthead.handle(request("DELETE", "/forms/contact", Headers.none()))
                        .headers()
                        .first("Allow"));
        assertEquals(
                404,
                masthead.handle(request("POST", "/forms/none", Headers.none())).status());
    }

    @Test
    void aListingThatReadersCanSeeNothingInIsNotThere() {
        Masthead masthead = masthead(b -> {});
        assertEquals(404, get(masthead, "/sections/boats").status());
        masthead.articles().publish(complete("Tides"));
        assertEquals(200, get(masthead, "/sections/boats").status());
        assertEquals(200, get(masthead, "/tags/harbour-life").status());
        assertEquals(200, get(masthead, "/authors/ann-lee").status());
        assertEquals(404, get(masthead, "/sections/none").status());
        assertEquals(404, get(masthead, "/tags/none").status());
    }

    @Test
    void theNavigationLinksOnlySectionsThatHaveAPage() {
        Masthead masthead = masthead(b -> {});
        assertFalse(body(get(masthead, "/")).contains("/sections/"));
        masthead.articles()
                .publish(complete("Tides").toBuilder()
                        .publishAt(START.plusSeconds(5))
                        .build());
        assertFalse(body(get(masthead, "/")).contains("/sections/boats"));
        now = START.plusSeconds(5);
        assertTrue(body(get(masthead, "/")).contains("/sections/boats"));
        assertFalse(body(get(masthead, "/")).contains("/sections/ports"));
    }

    @Test
    void anAcceptedPostIsStoredOnceAndAnsweredAlikeAgain() {
        Masthead masthead = masthead(b -> {});
        String fields = "email=a%40example.org&consent=true";
        Response first = post(masthead, "/forms/newsletter", fields, "Idempotency-Key", "k1");
        Response second = post(masthead, "/forms/newsletter", fields, "Idempotency-Key", "k1");
        assertEquals(303, first.status());
        assertEquals(303, second.status());
        assertEquals(
                409,
                post(masthead, "/forms/newsletter", "email=b%40example.org&consent=true", "Idempotency-Key", "k1")
                        .status());
        assertEquals(1, stored(masthead).size());
    }

    @Test
    void aRefusedPostKeepsEveryValueOnThePage() {
        Masthead masthead = masthead(b -> {});
        Response refused = post(masthead, "/forms/contact", "email=nobody&name=Z%C3%AB&message=%3Cb%3Ehello");
        assertEquals(422, refused.status());
        assertTrue(body(refused).contains("value=\"Zë\""));
        assertTrue(body(refused).contains("&lt;b>hello") || body(refused).contains("&lt;b&gt;hello"));
        assertEquals(List.of(), stored(masthead));
    }

    @Test
    void aPostFromAnotherSiteIsForbidden() {
        Masthead masthead = masthead(b -> {});
        String fields = "email=a%40example.org&consent=true";
        assertEquals(
                403,
                post(masthead, "/forms/newsletter", fields, "Sec-Fetch-Site", "cross-site")
                        .status());
        assertEquals(
                403,
                post(masthead, "/forms/newsletter", fields, "Origin", "https://evil.example")
                        .status());
        assertEquals(
                303,
                post(masthead, "/forms/newsletter", fields, "Origin", "https://www.example.org")
                        .status());
        assertEquals(
                303,
                post(masthead, "/forms/newsletter", fields, "Origin", "", "Referer", "")
                        .status());
        assertEquals(1, stored(masthead).size());
    }

    @Test
    void tooManyPostsAreToldWhenToComeBackAndKeepTheText() {
        Masthead masthead = masthead(b -> b.rateLimit(new dev.masthead.forms.Rate(1, java.time.Duration.ofMinutes(1))));
        post(masthead, "/forms/newsletter", "email=a%40example.org&consent=true");
        Response limited = post(masthead, "/forms/newsletter", "email=b%40example.org&consent=true");
        assertEquals(429, limited.status());
        assertTrue(limited.headers().first("Retry-After").isPresent());
        assertTrue(body(limited).contains("b@example.org"));
    }

    @Test
    void anotherPermalinkPatternKeepsTheUsualOneAsARedirect() {
        Masthead masthead = masthead(b -> b.permalinks(Permalinks.of("/{yyyy}/{MM}/{slug}")));
        masthead.articles().publish(complete("Tides"));
        assertEquals(200, get(masthead, "/2026/11/tides").status());
        assertEquals(
                Optional.of("/magazine/2026/11/tides"),
                get(masthead, "/2025/01/tides").headers().first("Location"));
        assertEquals(
                Optional.of("/magazine/2026/11/tides"),
                get(masthead, "/articles/tides").headers().first("Location"));
    }

    @Test
    void aHostsLayoutGetsThePiecesAndIsNotKept() {
        Masthead masthead = masthead(b -> b.layout((page, out) -> out.append("<!doctype html><title>host</title>")
                .append(page.head().value())
                .append("<nav>host</nav>")
                .append(page.main().value())
                .append(page.scripts().value())));
        masthead.articles().publish(complete("Tides"));
        Response page = get(masthead, "/articles/tides");
        assertTrue(body(page).contains("<nav>host</nav>") && body(page).contains("Tides"));
        assertEquals(Optional.of("no-store"), page.headers().first("Cache-Control"));
    }

    @Test
    void assetsAreNamedByTheirContentAndKeptForAYear() {
        Masthead masthead = masthead(b -> {});
        String page = body(get(masthead, "/"));
        int at = page.indexOf("/magazine/assets/");
        String path = page.substring(at + "/magazine".length(), page.indexOf('"', at));
        Response asset = get(masthead, path);
        assertEquals(200, asset.status());
        assertEquals(
                Optional.of("public, max-age=31536000, immutable"),
                asset.headers().first("Cache-Control"));
        assertEquals(404, get(masthead, "/assets/magazine.0000000000000000.css").status());
    }

    @Test
    void aMissingPluginIsNamedWithWhatWasFoundAndWhatBringsIt() {
        PluginNotFoundException missing = assertThrows(
                PluginNotFoundException.class,
                () -> Masthead.builder().storage("redis", Map.of()).build());
        String message = String.valueOf(missing.getMessage());
        assertTrue(message.contains("'redis'") && message.contains("memory"));
        assertThrows(IllegalStateException.class, () -> Masthead.builder().build());
    }

    @Test
    void aFormThatIsNotTakenSaysWhyInTheMagazinesLanguage() {
        Masthead masthead = masthead(b -> b.rateLimit(new Rate(1, Duration.ofMinutes(1)))
                .magazine(Magazine.named("Hafenblatt").language(Locale.GERMAN)));
        String fields = "email=a%40example.org&consent=true";
        post(masthead, "/forms/newsletter", fields, "Idempotency-Key", "k1");
        Response limited = post(masthead, "/forms/newsletter", "email=b%40example.org", "Idempotency-Key", "k2");
        assertEquals(429, limited.status());
        String page = body(limited);
        assertTrue(page.contains("Das war viel auf einmal.") && page.contains("b@example.org"), page);
        assertFalse(page.contains("That was a lot"), page);
        Masthead stopped = masthead(b -> b.magazine(Magazine.named("Hafenblatt").language(Locale.GERMAN)));
        get(stopped, "/forms/newsletter");
        stopped.close();
        String unavailable = body(post(stopped, "/forms/newsletter", fields));
        assertTrue(unavailable.contains("Das konnte nicht gespeichert werden."), unavailable);
    }

    @Test
    void anErrorPageIsMadeWithoutTheStore() {
        Masthead masthead = masthead(b -> {});
        masthead.articles().publish(complete("The night ferry"));
        String before = body(get(masthead, "/nothing"));
        masthead.close();
        now = now.plusSeconds(1);
        assertEquals(404, get(masthead, "/nothing").status());
        assertEquals(before, body(get(masthead, "/nothing")));
        assertEquals(503, get(masthead, "/articles/the-night-ferry.md").status());
    }

    @Test
    void whereNoPageCanBeMadeTheErrorIsAProblemDocument() {
        Masthead masthead = masthead(b -> {});
        masthead.close();
        Response refused = get(masthead, "/nothing");
        assertEquals(503, refused.status());
        assertEquals(
                "application/problem+json",
                refused.headers().first("Content-Type").orElseThrow());
    }

    private Masthead masthead(Consumer<MastheadBuilder> more) {
        MastheadBuilder builder = Masthead.builder()
                .magazine(Magazine.named("Harbour Review")
                        .at("https://www.example.org/magazine")
                        .sections(Section.named("Boats"), Section.named("Ports")))
                .storage(new MemoryStorage())
                .clock(() -> now);
        more.accept(builder);
        Masthead masthead = builder.build();
        open.add(masthead);
        return masthead;
    }

    private static Article complete(String headline) {
        return Article.titled(headline)
                .by("Ann Lee")
                .section(new Slug("boats"))
                .tagged("Harbour Life")
                .paragraphs("It still runs.")
                .build();
    }

    private static Response get(Masthead masthead, String pathAndQuery) {
        return masthead.handle(request("GET", pathAndQuery, Headers.none()));
    }

    private static Request request(String method, String pathAndQuery, Headers headers) {
        int mark = pathAndQuery.indexOf('?');
        Request.Builder request = Request.of(method, mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark));
        return (mark < 0 ? request : request.query(pathAndQuery.substring(mark + 1)))
                .headers(headers)
                .authority("localhost:8080")
                .clientAddress("192.0.2.1")
                .build();
    }

    private static Response post(Masthead masthead, String path, String fields, String... headers) {
        Headers.Builder all = Headers.builder().add("Content-Type", "application/x-www-form-urlencoded");
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        byte[] bytes = fields.getBytes(UTF_8);
        return masthead.handle(Request.of("POST", path)
                .headers(all.build())
                .body(new ByteArrayInputStream(bytes), bytes.length)
                .authority("localhost:8080")
                .clientAddress("192.0.2.1")
                .build());
    }

    private static List<Submission> stored(Masthead masthead) {
        List<Submission> all = new ArrayList<>();
        masthead.inbox().oldestFirst(Selection.all()).forEach(all::add);
        return all;
    }

    private static String body(Response response) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            response.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }
}
