package dev.masthead.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cache in front, which is a real server here, is told what a change has reached. */
class PurgeTest {

    private static final long LONGEST_WAIT = 10_000_000_000L;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger failures = new AtomicInteger();
    private final HttpServer cache = cache();
    private Optional<Masthead> open = Optional.empty();

    @AfterEach
    void close() {
        open.ifPresent(Masthead::close);
        cache.stop(0);
    }

    @Test
    void aCacheDropsEveryPageThatShowsAnArticleOrStandsBesideIt() throws Exception {
        Masthead masthead = masthead(
                HttpPurge.byHeader(address(), "PURGE", "Surrogate-Key").header("Authorization", "Bearer secret"));
        Article first = masthead.articles().publish(complete("First"));
        Set<String> front = tags(masthead, "/");
        awaitOne("PURGE Bearer secret ", front);
        masthead.articles()
                .publish(complete("Second").toBuilder()
                        .publishAt(first.publishAt().orElseThrow().plusSeconds(-60))
                        .build());
        Set<String> before = tags(masthead, "/articles/first");
        awaitOne("PURGE Bearer secret ", before);
        assertFalse(asked.stream().anyMatch(line -> line.contains("First") || line.contains("first")));
    }

    @Test
    void aCacheThatFailsIsAskedAgain() throws Exception {
        failures.set(1);
        Masthead masthead = masthead(HttpPurge.byJson(address()));
        Article article = masthead.articles().publish(complete("First"));
        await(() -> asked.size() == 1);
        await(() -> masthead.outbox().newest(OutboxEntry.State.PENDING, 10).entries().stream()
                .anyMatch(entry -> entry.attempts() > 0));
        String body = asked.get(0);
        assertTrue(body.startsWith("POST ") && body.contains("{\"tags\":["), body);
        assertTrue(body.contains('"' + CacheTags.article(article.id()) + '"'), body);
    }

    private void awaitOne(String start, Set<String> tags) throws Exception {
        await(() -> asked.stream()
                .anyMatch(line -> line.startsWith(start)
                        && !Collections.disjoint(
                                Set.of(line.substring(start.length()).split(" ")), tags)));
        asked.clear();
    }

    private static void await(java.util.function.BooleanSupplier reached) throws InterruptedException {
        long start = System.nanoTime();
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() - start < LONGEST_WAIT, "not within 10 s");
            Thread.sleep(20);
        }
    }

    private static Set<String> tags(Masthead masthead, String path) {
        Response page =
                masthead.handle(Request.of("GET", path).authority("localhost").build());
        Set<String> tags = new TreeSet<>(
                List.of(page.headers().first("Surrogate-Key").orElseThrow().split(" ")));
        tags.remove(CacheTags.ALL);
        return tags;
    }

    private Masthead masthead(Purge purge) {
        Masthead masthead = Masthead.builder()
                .magazine(Magazine.named("Harbour Review")
                        .at("https://www.example.org/magazine")
                        .sections(Section.named("Boats")))
                .storage(new MemoryStorage())
                .purge(purge)
                .build();
        open = Optional.of(masthead);
        return masthead;
    }

    private static Article complete(String headline) {
        return Article.titled(headline)
                .by("Ann Lee")
                .section(new Slug("boats"))
                .publishAt(Instant.parse("2026-01-01T00:00:00Z"))
                .paragraphs("It still runs.")
                .build();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + cache.getAddress().getPort() + "/purge");
    }

    private HttpServer cache() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/purge", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var headers = exchange.getRequestHeaders();
                String line = exchange.getRequestMethod() + " "
                        + Optional.ofNullable(headers.getFirst("Authorization"))
                                .map(a -> a + " ")
                                .orElse("")
                        + Optional.ofNullable(headers.getFirst("Surrogate-Key")).orElse("") + body;
                boolean fails = failures.getAndDecrement() > 0;
                exchange.sendResponseHeaders(fails ? 503 : 200, -1);
                exchange.close();
                asked.add(line);
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
