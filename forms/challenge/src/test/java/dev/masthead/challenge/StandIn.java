package dev.masthead.challenge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service as its documentation describes it: it knows one secret, and takes each good token once. */
final class StandIn implements AutoCloseable {

    static final String SECRET = "s3cret-of-the-host";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, String> used = new HashMap<>();
    final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private volatile Optional<Behaviour> misbehaviour = Optional.empty();

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/siteverify", this::handle);
        server.start();
    }

    /** Something else than a verdict. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/siteverify");
    }

    void misbehave(Behaviour behaviour) {
        misbehaviour = Optional.of(behaviour);
    }

    void says(int status, String body) {
        misbehave(exchange -> answer(exchange, status, body));
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> form = new HashMap<>();
        for (String pair :
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        asked.add(form);
        if (misbehaviour.isPresent()) {
            misbehaviour.get().answer(exchange);
        } else {
            answer(exchange, 200, verdict(form));
        }
    }

    private synchronized String verdict(Map<String, String> form) {
        String token = form.getOrDefault("response", "");
        if (!form.getOrDefault("secret", "").equals(SECRET)) {
            return refusal("invalid-input-secret");
        }
        if (!token.startsWith("good")) {
            return refusal("invalid-input-response");
        }
        String key = form.getOrDefault("idempotency_key", "none of " + asked.size());
        if (!used.computeIfAbsent(token, first -> key).equals(key)) {
            return refusal("timeout-or-duplicate");
        }
        return "{\"success\":true,\"challenge_ts\":\"2026-02-28T15:14:30.096Z\",\"hostname\":\"www.example.org\","
                + "\"error-codes\":[],\"action\":\"\",\"cdata\":\"\"}";
    }

    static String refusal(String code) {
        return "{\"success\":false,\"error-codes\":[\"" + code + "\"]}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
