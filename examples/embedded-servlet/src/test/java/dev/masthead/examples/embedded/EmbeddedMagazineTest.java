package dev.masthead.examples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMagazineTest {

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void theHostsOwnPageAndTheMagazineStandSideBySide() throws Exception {
        Server server =
                EmbeddedMagazine.start(0, folder.resolve("magazine.sqlite").toString());
        try {
            assertTrue(get(server, "/").body().contains("Our application"));
            assertTrue(get(server, "/magazine").body().contains("The night ferry"));
            assertTrue(get(server, "/magazine/articles/the-night-ferry").body().contains("whoever is awake"));
            assertTrue(get(server, "/magazine/forms/tip").body().contains("The editors may answer me by e-mail."));
            assertEquals(303, post(server, "/magazine/forms/tip", "text=Look&email=a@example.org&mayAnswer=true"));
            assertEquals(422, post(server, "/magazine/forms/tip", "text=&email=a@example.org&mayAnswer=true"));
            assertEquals(404, get(server, "/magazine/articles/none").statusCode());
        } finally {
            server.stop();
        }
    }

    private HttpResponse<String> get(Server server, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(address(server, path)).build(), BodyHandlers.ofString());
    }

    private int post(Server server, String path, String fields) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address(server, path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private static URI address(Server server, String path) {
        return server.getURI().resolve(path);
    }
}
