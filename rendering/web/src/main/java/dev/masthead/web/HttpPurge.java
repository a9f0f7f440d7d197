package dev.masthead.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks a cache over HTTP: with the tags in a header, as Fastly and Varnish (with xkey) take them, or in a JSON document, as
 * Cloudflare does. No redirect is followed. Immutable and thread-safe.
 */
public final class HttpPurge implements Purge {

    /** What a cache takes in one request. */
    private static final int MOST_TAGS = 30;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;
    private final String method;
    private final String tagHeader;
    private final Map<String, String> headers;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    private HttpPurge(URI address, String method, String tagHeader, Map<String, String> headers) {
        if (!"http".equals(address.getScheme()) && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("A cache is asked at an http or https address, not at " + address);
        }
        this.address = address;
        this.method = method;
        this.tagHeader = tagHeader;
        this.headers = headers;
    }

    /**
     * Tags in a header, separated by spaces.
     *
     * @param address where the cache is asked
     * @param method for example {@code PURGE} (Varnish) or {@code POST} (Fastly)
     * @param header for example {@code xkey} or {@code Surrogate-Key}
     */
    public static HttpPurge byHeader(URI address, String method, String header) {
        return new HttpPurge(address, method, Objects.requireNonNull(header, "header"), Map.of());
    }

    /** Tags as {@code {"tags":[...]}} in a POST, as Cloudflare's {@code /zones/ID/purge_cache} takes them. */
    public static HttpPurge byJson(URI address) {
        return new HttpPurge(address, "POST", "", Map.of());
    }

    /** A copy that sends one more header, for example {@code Authorization}. */
    public HttpPurge header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpPurge(address, method, tagHeader, Map.copyOf(more));
    }

    @Override
    public void purge(Set<String> tags) throws IOException {
        String[] all = tags.toArray(String[]::new);
        for (int from = 0; from < all.length; from += MOST_TAGS) {
            ask(Set.of(Arrays.copyOfRange(all, from, Math.min(all.length, from + MOST_TAGS))));
        }
    }

    private void ask(Set<String> tags) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        headers.forEach(request::header);
        if (tagHeader.isEmpty()) {
            String json =
                    tags.stream().map(tag -> '"' + tag + '"').collect(Collectors.joining(",", "{\"tags\":[", "]}"));
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json));
        } else {
            request.header(tagHeader, String.join(" ", tags)).method(method, HttpRequest.BodyPublishers.noBody());
        }
        try {
            int status = client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status < 200 || status >= 300) {
                throw new IOException("The cache answered " + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the cache was asked", e);
        }
    }

    /** Without its headers, which hold a secret. */
    @Override
    public String toString() {
        return "HttpPurge[" + method + " " + address.getHost() + "]";
    }
}
