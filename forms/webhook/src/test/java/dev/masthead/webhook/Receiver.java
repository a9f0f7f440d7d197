package dev.masthead.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on loopback that keeps what it gets and answers as it is told. */
final class Receiver implements AutoCloseable {

    /** What arrived. */
    record Arrived(String id, String signature, String contentType, String body) {}

    final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    Receiver(Answering answering) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            arrived.add(new Arrived(
                    header(exchange, Webhook.EVENT_HEADER),
                    header(exchange, Webhook.SIGNATURE_HEADER),
                    header(exchange, "Content-Type"),
                    body));
            try (exchange) {
                answering.answer(exchange);
            }
        });
        server.start();
    }

    static Receiver status(int status) {
        return new Receiver(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port() + "/hook");
    }

    List<String> ids() {
        return arrived.stream().map(Arrived::id).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Answers a request whose body has been read. */
    @FunctionalInterface
    interface Answering {

        /** Writes the answer. */
        void answer(HttpExchange exchange) throws IOException;
    }
}
