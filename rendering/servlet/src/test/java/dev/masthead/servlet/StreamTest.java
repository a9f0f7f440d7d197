package dev.masthead.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.web.Masthead;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;

/** A body whose length is known when its last byte is written. */
class StreamTest {

    @Test
    void itIsSentInChunksAndHeadSaysNothingAboutItsLength() throws Exception {
        try (Masthead masthead = Masthead.builder()
                .magazine(Magazine.named("Harbour Review").at("https://www.example.org/magazine"))
                .storage("memory", Map.of())
                .build()) {
            masthead.articles()
                    .publish(Article.titled("Tides")
                            .by("Ann Lee")
                            .publishAt(Instant.parse("2025-11-01T08:00:00Z"))
                            .paragraphs("They turn.")
                            .build());
            HttpResponse<String> whole = answer(masthead, "GET");
            assertEquals(200, whole.statusCode());
            assertTrue(whole.body().endsWith("</urlset>\n"), whole.body());
            assertEquals(Optional.of("chunked"), whole.headers().firstValue("Transfer-Encoding"));
            assertEquals(Optional.empty(), whole.headers().firstValue("Content-Length"));
            HttpResponse<String> head = answer(masthead, "HEAD");
            assertEquals(200, head.statusCode());
            assertEquals("", head.body());
            assertEquals(Optional.empty(), head.headers().firstValue("Content-Length"));
            assertEquals(
                    whole.headers().firstValue("Content-Type"), head.headers().firstValue("Content-Type"));
        }
    }

    private static HttpResponse<String> answer(Masthead masthead, String method) throws Exception {
        Server server = new Server(0);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(MastheadServlet.of(masthead)), "/magazine/*");
        server.setHandler(context);
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(server.getURI().resolve("/magazine/sitemaps/2025-11.xml"))
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } finally {
            server.stop();
        }
    }
}
