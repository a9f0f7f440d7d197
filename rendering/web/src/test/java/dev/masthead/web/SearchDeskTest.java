package dev.masthead.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchDeskTest {

    @TempDir
    private static Path folder;

    private final List<Masthead> open = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T08:00:00Z");

    @AfterEach
    void close() {
        open.forEach(Masthead::close);
    }

    private Masthead masthead(UnaryOperator<MastheadBuilder> more) {
        Masthead masthead = more.apply(Masthead.builder()
                        .magazine(Magazine.named("Harbour Review")
                                .language(Locale.ENGLISH)
                                .at("https://www.example.org/magazine"))
                        .storage(new MemoryStorage())
                        .clock(() -> now))
                .build();
        open.add(masthead);
        return masthead;
    }

    private static void publish(Masthead masthead, String headline) {
        masthead.articles()
                .publish(Article.titled(headline)
                        .by("Ann Lee")
                        .paragraphs("It <b>still</b> runs.")
                        .build());
    }

    private static Response get(Masthead masthead, String path, String query) {
        return masthead.handle(Request.of("GET", path).query(query).build());
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

    @Test
    void readersSearchOnlyWhereTheHostLetsThem() {
        Masthead masthead = masthead(builder -> builder);
        assertEquals(404, get(masthead, "/search", "q=a").status());
        assertEquals(404, get(masthead, "/search.json", "q=a").status());
        assertFalse(body(get(masthead, "/", "")).contains("/magazine/search"));
    }

    @Test
    void whatIsPublishedIsFoundAtOnce() {
        Masthead masthead = masthead(MastheadBuilder::search);
        assertTrue(body(get(masthead, "/", "")).contains("/magazine/search"));
        publish(masthead, "The night ferry");
        String page = body(get(masthead, "/search", "q=ferries"));
        assertTrue(page.contains("The night <mark>ferry</mark>"), page);
        assertTrue(body(get(masthead, "/search.json", "q=ferries"))
                .contains("\"url\":\"https://www.example.org/magazine/articles/the-night-ferry\""));
    }

    @Test
    void nothingOfAnArticleOrAQueryIsMarkup() {
        Masthead masthead = masthead(MastheadBuilder::search);
        publish(masthead, "<script>alert(1)</script>");
        String page = body(get(masthead, "/search", "q=%22%3E%3Cscript%3Ealert(1)+still"));
        assertTrue(page.contains("&lt;<mark>script</mark>&gt;"), page);
        assertFalse(page.contains("<script>alert"), page);
        assertFalse(page.contains("<b>still"), page);
    }

    @Test
    void anIndexInAFolderServesTheNextStart() {
        Masthead masthead = masthead(builder -> builder.search(folder.resolve("search")));
        publish(masthead, "The night ferry");
        assertEquals(200, get(masthead, "/search", "q=ferry").status());
        masthead.close();
        assertTrue(folder.resolve("search").toFile().isDirectory());
    }

    @Test
    void aHostsOwnPageIsKeptByNobody() {
        Masthead masthead = masthead(builder -> builder.search()
                .layout((fragments, out) -> out.append(fragments.main().value())));
        publish(masthead, "The night ferry");
        Response response = get(masthead, "/search", "q=ferry");
        assertEquals(Optional.of("no-store"), response.headers().first("Cache-Control"));
        assertTrue(body(response).contains("<mark>ferry</mark>"));
    }
}
