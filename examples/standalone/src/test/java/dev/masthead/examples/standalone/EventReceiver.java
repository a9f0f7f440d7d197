package dev.masthead.examples.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes what a magazine posts to a webhook, and remembers when each event came. Thread-safe. */
final class EventReceiver implements AutoCloseable {

    private final Map<String, List<Long>> arrivals = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    EventReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String id = Visitor.JSON
                .readTree(exchange.getRequestBody().readAllBytes())
                .path("id")
                .asString("");
        arrivals.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(System.nanoTime());
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** Lets a magazine post its submissions here. */
    RunningMagazine.Launch in(RunningMagazine.Launch magazine) {
        return magazine.environment("MASTHEAD_WEBHOOK_SECRET", "sixteen characters")
                .options(
                        "--webhook=http://127.0.0.1:" + server.getAddress().getPort() + "/hook",
                        "--webhook-private=on");
    }

    /** By event, when it came: nanoseconds as of {@link System#nanoTime()}. */
    Map<String, List<Long>> arrivals() {
        return arrivals;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
