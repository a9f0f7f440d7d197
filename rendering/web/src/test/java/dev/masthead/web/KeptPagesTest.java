package dev.masthead.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one store: what they keep, what a change takes out, and what they tell clients and caches in front. */
class KeptPagesTest {

    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    private static final int ARTICLES = 10_000;

    private final RecordStore store = new MemoryStorage().open(StoreSettings.none(), MastheadBuilder.COLLECTIONS);
    private Instant now = START;
    private final Masthead here = node();
    private final Masthead there = node();

    @AfterEach
    void close() {
        here.close();
        there.close();
        store.close();
    }

    private Masthead node() {
        return Masthead.builder()
                .magazine(Magazine.named("Harbour Review")
                        .at("https://www.example.org/magazine")
                        .sections(Section.named("Boats"), Section.named("Ports")))
                .storage(new Shared(store))
                .release("1")
                .cacheBytes(256L << 20)
                .clock(() -> now)
                .build();
    }

    @Test
    void publishingOneOfTenThousandTakesOutOnlyWhatShowsIt() {
        List<String> articles = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            Article article = complete("Story " + i, i % 2 == 0 ? "boats" : "ports", "tag " + i % 50).toBuilder()
                    .publishAt(START.minusSeconds(ARTICLES - i))
                    .build();
            articles.add("/articles/" + here.articles().publish(article).slug().orElseThrow());
        }
        List<String> pages = new ArrayList<>(articles.subList(ARTICLES - 300, ARTICLES));
        pages.addAll(List.of("/", "/sections/boats", "/sections/ports", "/tags/tag-7", "/tags/tag-8", "/feed.atom"));
        pages.addAll(List.of("/authors/ann-lee", "/forms/contact", "/forms/newsletter", "/llms.txt"));
        String older = nextOf("/");
        pages.add(older);
        pages.add(nextOf(older));
        pages.forEach(page -> assertEquals(200, get(here, page).status(), page));
        Set<String> before = tags(pages);

        here.articles()
                .publish(complete("News", "boats", "tag 7").toBuilder()
                        .publishAt(START)
                        .build());
        Set<String> changed = new TreeSet<>(tags(pages));
        changed.removeAll(before);
        assertEquals(
                Set.of(
                        "/",
                        "/articles/story-9999", // It has a newer one now.
                        "/authors/ann-lee",
                        "/feed.atom",
                        "/llms.txt",
                        "/sections/boats",
                        "/tags/tag-7"),
                names(changed));
        assertEquals(7, here.invalidatedPages());
    }

    @Test
    void anEditTakesOutTheArticleAndWhatNamesIt() {
        Article first = here.articles().publish(complete("First", "boats", "x"));
        now = now.plusSeconds(1);
        Article second = here.articles().publish(complete("Second", "boats", "x"));
        List<String> pages = List.of("/", "/articles/first", "/articles/second", "/forms/contact", "/sections/boats");
        Set<String> before = tags(pages);
        get(here, "/sitemap-news.xml");
        here.articles().edit(second.toBuilder().headline("Second, corrected").build());
        Set<String> changed = new TreeSet<>(tags(pages));
        changed.removeAll(before);
        assertEquals(Set.of("/", "/articles/first", "/articles/second", "/sections/boats"), names(changed));
        assertTrue(body(get(here, "/articles/first")).contains("Second, corrected"));
        assertTrue(body(get(here, "/sitemap-news.xml")).contains("Second, corrected"));
        here.articles().workingCopies().save(here.articles().workingCopies().open(first.id()));
        long invalidated = here.invalidatedPages();
        get(here, "/");
        assertEquals(invalidated, here.invalidatedPages(), "a working copy is no change that readers see");
    }

    @Test
    void whatAnotherNodePublishesOrWithdrawsIsSeenWithinASecond() {
        assertEquals(404, get(there, "/articles/first").status());
        assertEquals(200, get(there, "/").status());
        Article first = here.articles().publish(complete("First", "boats", "x"));
        assertEquals(200, get(here, "/articles/first").status());
        now = now.plusMillis(1_000);
        assertEquals(200, get(there, "/articles/first").status());
        assertTrue(body(get(there, "/")).contains("First"));
        there.articles().withdraw(first.id());
        assertEquals(410, get(there, "/articles/first").status());
        now = now.plusMillis(1_000);
        assertEquals(410, get(here, "/articles/first").status());
    }

    @Test
    void aScheduledArticleAppearsAtItsSecondWhereverItIsShown() {
        List<String> pages = List.of("/", "/sections/boats", "/articles/later", "/feed.rss", "/sitemap.xml");
        here.articles().publish(complete("Now", "boats", "x"));
        pages.forEach(page -> get(here, page));
        here.articles()
                .publish(complete("Later", "boats", "x").toBuilder()
                        .publishAt(now.plusSeconds(50))
                        .build());
        assertEquals(404, get(here, "/articles/later").status());
        for (String page : List.of("/", "/sections/boats", "/feed.rss", "/articles/now", "/sitemap.xml")) {
            assertTrue(!body(get(here, page)).contains("later"), page);
            assertEquals(
                    Optional.of("public, max-age=30, stale-while-revalidate=20"),
                    get(here, page).headers().first("Cache-Control"),
                    page);
        }
        now = now.plusSeconds(50);
        pages.forEach(page -> assertTrue(body(get(here, page)).contains("later"), page));
    }

    @Test
    void aNodeThatHasNotRenderedAPageKnowsThatAClientHasIt() {
        Article first = here.articles().publish(complete("First", "boats", "x"));
        now = now.plusMillis(1_000);
        for (String page : List.of("/", "/articles/first", "/articles/first.json", "/feed.atom", "/forms/contact")) {
            String tag = get(here, page).headers().first("ETag").orElseThrow();
            Response unchanged = get(there, page, "If-None-Match", tag);
            assertEquals(304, unchanged.status(), page);
            assertEquals(Optional.of(tag), unchanged.headers().first("ETag"));
            assertEquals(0, unchanged.body().length());
        }
        assertEquals(0, there.keptPages(), "rendered although nothing was sent");
        String tag = get(here, "/").headers().first("ETag").orElseThrow();
        here.articles().edit(first.toBuilder().deck("More").build());
        assertEquals(200, get(here, "/", "If-None-Match", tag).status());
    }

    @Test
    void clientsThatCanAreSentLessAndTheirValidatorIsAnotherOne() throws IOException {
        here.articles().publish(complete("First", "boats", "x"));
        Response plain = get(here, "/");
        Response gzip = get(here, "/", "Accept-Encoding", "br, gzip;q=0.8");
        assertEquals(Optional.of("gzip"), gzip.headers().first("Content-Encoding"));
        assertEquals(Optional.of("Accept-Encoding"), gzip.headers().first("Vary"));
        assertEquals(Optional.of("Accept-Encoding"), plain.headers().first("Vary"));
        assertTrue(gzip.body().length() * 2 < plain.body().length());
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(gzip)))) {
            assertEquals(body(plain), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        String tag = gzip.headers().first("ETag").orElseThrow();
        assertNotEquals(plain.headers().first("ETag").orElseThrow(), tag);
        assertEquals(
                304,
                get(here, "/", "Accept-Encoding", "gzip", "If-None-Match", tag).status());
        for (String refused : List.of("gzip;q=0", "identity", "br", "*;q=0", "gzip; q=0.000")) {
            assertEquals(
                    Optional.empty(),
                    get(here, "/", "Accept-Encoding", refused).headers().first("Content-Encoding"),
                    refused);
        }
    }

    @Test
    void cachesInFrontAreToldWhatAPageWasMadeFrom() {
        Article first = here.articles().publish(complete("First", "boats", "x"));
        Headers page = get(here, "/articles/first").headers();
        List<String> keys = List.of(page.first("Surrogate-Key").orElseThrow().split(" "));
        assertTrue(keys.contains(CacheTags.article(first.id())));
        assertEquals(keys, List.of(page.first("Cache-Tag").orElseThrow().split(",")));
        assertTrue(get(here, "/").headers().first("Surrogate-Key").orElseThrow().contains(CacheTags.top("newest")));
    }

    /** One store for both nodes. */
    private record Shared(RecordStore store) implements RecordStoreProvider {

        @Override
        public String name() {
            return "shared";
        }

        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return store;
        }
    }

    /** The pages with their validators. */
    private Set<String> tags(List<String> pages) {
        Set<String> tags = new TreeSet<>();
        pages.forEach(page ->
                tags.add(page + " " + get(here, page).headers().first("ETag").orElse("")));
        return tags;
    }

    private static Set<String> names(Set<String> tags) {
        Set<String> names = new TreeSet<>();
        tags.forEach(tag -> names.add(tag.substring(0, tag.indexOf(' '))));
        return names;
    }

    private String nextOf(String page) {
        String html = body(get(here, page));
        int at = html.indexOf("?after=");
        return "/" + html.substring(at, html.indexOf('"', at));
    }

    private static Article complete(String headline, String section, String tag) {
        return Article.titled(headline)
                .by("Ann Lee")
                .section(new Slug(section))
                .tagged(tag)
                .paragraphs("It still runs.")
                .build();
    }

    private static Response get(Masthead masthead, String pathAndQuery, String... headers) {
        int mark = pathAndQuery.indexOf('?');
        Headers.Builder fields = Headers.builder();
        IntStream.range(0, headers.length / 2).forEach(i -> fields.add(headers[2 * i], headers[2 * i + 1]));
        Request.Builder request = Request.of("GET", mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark));
        return masthead.handle((mark < 0 ? request : request.query(pathAndQuery.substring(mark + 1)))
                .headers(fields.build())
                .authority("localhost:8080")
                .clientAddress("192.0.2.1")
                .build());
    }

    private static String body(Response response) {
        return new String(bytes(response), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Response response) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            response.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
