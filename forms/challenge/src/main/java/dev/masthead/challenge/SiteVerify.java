package dev.masthead.challenge;

import dev.masthead.core.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a service what it thinks of a token. Thread-safe. */
final class SiteVerify {

    private static final Logger LOG = LoggerFactory.getLogger(SiteVerify.class);
    private static final JsonMapper MAPPER = Json.strict();
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_ANSWER = 64 * 1024;

    /** What is our fault or theirs, and no reader's. */
    private static final Set<String> OUTAGES = Set.of(
            "internal-error",
            "bad-request",
            "missing-input-secret",
            "invalid-input-secret",
            "sitekey-secret-mismatch",
            "invalid-sitekey",
            "not-using-dummy-secret");

    private final URI address;
    private final String secret;
    private final HttpClient client;
    private final Duration patience;

    private SiteVerify(URI address, String secret, HttpClient client, Duration patience) {
        this.address = address;
        this.secret = secret;
        this.client = client;
        this.patience = patience;
    }

    static SiteVerify at(URI address, String secret) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(USUAL_PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new SiteVerify(address, secret, client, USUAL_PATIENCE);
    }

    SiteVerify over(HttpClient other, Duration time) {
        return new SiteVerify(address, secret, other, time);
    }

    SiteVerify movedTo(URI other) {
        return new SiteVerify(other, secret, client, patience);
    }

    /**
     * What a service said.
     *
     * @param isOutage whether it said nothing about the token
     * @param success whether the token is good
     * @param hostname of the page that the widget was on; empty when it did not say
     */
    record Answer(boolean isOutage, boolean success, String hostname) {

        static Answer outage() {
            return new Answer(true, false, "");
        }
    }

    Answer ask(Provider provider, String siteKey, String token, Optional<String> client, String identity) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("secret", secret);
        form.put("response", token);
        client.ifPresent(one -> form.put("remoteip", one));
        if (provider.takesSiteKey()) {
            form.put("sitekey", siteKey);
        }
        if (provider.takesIdempotencyKey()) {
            form.put("idempotency_key", idempotencyKey(identity, token));
        }
        return answer(provider, encoded(form));
    }

    /** The same post with the same token asks the same question, so a retry of ours is answered as at first. */
    private static String idempotencyKey(String identity, String token) {
        return UUID.nameUUIDFromBytes((identity + " " + token).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private Answer answer(Provider provider, String form) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        // The request's own time-out ends with the headers of the answer; this one holds for the body, too.
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(request, BoundedBody.upTo(LONGEST_ANSWER));
        try {
            HttpResponse<byte[]> response = sent.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return read(provider, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return outage(provider, "interrupted");
        } catch (TimeoutException e) {
            return outage(provider, "timeout");
        } catch (ExecutionException e) {
            return outage(provider, cause(e));
        } finally {
            sent.cancel(true);
        }
    }

    private static String cause(ExecutionException e) {
        return Optional.ofNullable(e.getCause())
                .map(Object::getClass)
                .map(Class::getName)
                .orElse("unknown");
    }

    private static Answer read(Provider provider, int status, byte[] bytes) {
        if (status >= 500 || status == 429 || (status >= 300 && status < 400)) {
            return outage(provider, "status " + status);
        }
        try {
            JsonNode answer = MAPPER.readTree(bytes);
            if (!answer.path("success").isBoolean()) {
                return outage(provider, "status " + status + " without a verdict");
            }
            for (JsonNode code : answer.path("error-codes")) {
                if (OUTAGES.contains(code.asString(""))) {
                    return outage(provider, code.asString(""));
                }
            }
            return new Answer(
                    false,
                    answer.path("success").booleanValue(),
                    answer.path("hostname").asString(""));
        } catch (JacksonException e) {
            // Without the cause: its message quotes the answer.
            return outage(provider, "status " + status + " without JSON");
        }
    }

    private static Answer outage(Provider provider, String why) {
        LOG.warn("masthead.challenge.unavailable challenge={} cause={}", provider.name(), why);
        return Answer.outage();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return "SiteVerify[redacted]";
    }
}
