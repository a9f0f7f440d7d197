package dev.masthead.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Magazine;
import dev.masthead.web.Masthead;
import jakarta.servlet.ServletException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MappingTest {

    private final Masthead masthead = Masthead.builder()
            .magazine(Magazine.named("Harbour Review").at("https://www.example.org/magazine"))
            .storage("memory", Map.of())
            .build();

    @AfterEach
    void closeTheMagazine() {
        masthead.close();
    }

    @Test
    void theMountPathAndEverythingBelowIsServed() throws Exception {
        assertEquals(200, get("", "/magazine/*", "/magazine/feed.rss").statusCode());
    }

    @Test
    void anyMappingOfEverythingBelowIsServed() throws Exception {
        assertEquals(200, get("", "/*", "/feed.rss").statusCode());
        assertEquals(200, get("/app", "/news/*", "/app/news/feed.rss").statusCode());
    }

    @Test
    void aMappingThatCanServeOnePageOnlyIsRefusedAtTheStartAndTheFixIsNamed() {
        for (String mapping : new String[] {"/magazine", "/"}) {
            ServletException refused = assertThrows(ServletException.class, () -> get("", mapping, "/magazine"));
            assertTrue(refused.toString().contains("map it to the mount path and /*"), refused.toString());
        }
    }

    private HttpResponse<String> get(String context, String mapping, String path) throws Exception {
        ServletContextHandler handler = new ServletContextHandler();
        handler.setContextPath(context.isEmpty() ? "/" : context);
        handler.addServlet(MastheadServlet.of(masthead), mapping);
        Server server = new Server(0);
        server.setHandler(handler);
        server.start();
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(server.getURI().resolve(path)).build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        } finally {
            server.stop();
        }
    }
}
