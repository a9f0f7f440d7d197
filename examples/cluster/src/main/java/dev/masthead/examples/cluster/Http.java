package dev.masthead.examples.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Readers' requests to a magazine, as a browser sends them. Thread-safe. */
final class Http {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Tally tally;

    Http(Tally tally) {
        this.tally = tally;
    }

    /** The page, if it came in time with status 200. */
    Optional<String> get(URI page) throws InterruptedException {
        return send(HttpRequest.newBuilder(page), 200);
    }

    /** The answer to an accepted form. */
    Optional<String> post(URI form, String key, String json) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(form)
                .POST(BodyPublishers.ofString(json))
                .setHeader("Content-Type", "application/json")
                .setHeader("Accept", "application/json")
                .setHeader("Sec-Fetch-Site", "same-origin")
                .setHeader("Idempotency-Key", key);
        return send(request, 201);
    }

    private Optional<String> send(HttpRequest.Builder request, int wanted) throws InterruptedException {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (response.statusCode() == wanted) {
                return Optional.of(response.body());
            }
            tally.add("HTTP " + response.statusCode() + " instead of " + wanted);
        } catch (IOException e) {
            tally.add("HTTP " + e.getClass().getSimpleName() + " instead of " + wanted);
        }
        return Optional.empty();
    }
}
