package dev.masthead.examples.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who reads and posts over HTTP, without a browser. Follows no redirect. Thread-safe. */
final class Visitor {

    static final JsonMapper JSON = new JsonMapper();
    static final String URL_ENCODED = "application/x-www-form-urlencoded";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI address;

    Visitor(URI address) {
        this.address = address;
    }

    /** The absolute address of a path below the magazine's, or of one that starts with its mount path. */
    URI uri(String path) {
        return path.startsWith("/magazine") ? address.resolve(path) : URI.create(address + path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path).body());
    }

    /** Posts a form as a page of the magazine does that runs no script. */
    HttpResponse<String> post(String form, Map<String, String> values, String... headers)
            throws IOException, InterruptedException {
        return post(form, URL_ENCODED, encoded(values), headers);
    }

    HttpResponse<String> post(String form, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request("/forms/" + form)
                .POST(BodyPublishers.ofString(body))
                .setHeader("Content-Type", type)
                .setHeader("Origin", "http://" + address.getAuthority());
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
