package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.storage.jdbc.PostgresServer;
import dev.masthead.storage.jdbc.Servers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two magazines serve one store, and the same post reaches both at once, again and again. */
@ExtendWith(Servers.class)
class TwoNodesIT {

    private static final int ROUNDS = 1_000;
    private static final int AT_ONCE = 8;

    /** A node waits for the disk most of the time. */
    private static final int ROUNDS_AT_ONCE = 4;

    private final List<String> store;
    private final List<RunningMagazine> nodes = new ArrayList<>();
    private final List<Visitor> visitors = new ArrayList<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(ROUNDS_AT_ONCE * AT_ONCE);
    private final ExecutorService rounds = Executors.newFixedThreadPool(ROUNDS_AT_ONCE);
    private EventReceiver receiver;

    TwoNodesIT(PostgresServer server) {
        this.store = FreshStore.on(server);
    }

    @BeforeEach
    void start() throws Exception {
        receiver = new EventReceiver();
        for (int node = 0; node < 2; node++) {
            nodes.add(receiver.in(RunningMagazine.on(store))
                    .jvm("-XX:TieredStopAtLevel=1") // They do not live long enough for more.
                    .start());
            visitors.add(nodes.get(node).visitor());
        }
    }

    @AfterEach
    void stop() {
        rounds.shutdownNow();
        readers.shutdownNow();
        nodes.forEach(RunningMagazine::close);
        receiver.close();
    }

    @Test
    void eightPostsAtOnceWithOneKeyOrEqualContentAreStoredAndDeliveredOnce() throws Exception {
        List<Future<String>> running = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String name = "reader-" + round;
            running.add(rounds.submit(() -> receipt("with-key-" + name, "Idempotency-Key", name)));
            running.add(rounds.submit(() -> receipt("without-" + name)));
        }
        Set<String> receipts = new HashSet<>();
        for (Future<String> round : running) {
            receipts.add(round.get());
        }
        assertEquals(2 * ROUNDS, receipts.size(), "each round has a receipt of its own");
        assertStoredOnce(receipts);
        assertDeliveredOnce(receipts);
    }

    /** Sends a post to both nodes, several times at once, and gives the receipt that all of them got. */
    private String receipt(String name, String... key) throws Exception {
        Map<String, String> values =
                Map.of("name", name, "email", name + "@example.org", "message", "Message of " + name);
        List<String> headers = new ArrayList<>(List.of("Accept", "application/json"));
        headers.addAll(List.of(key));
        List<Callable<HttpResponse<String>>> posts = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            Visitor visitor = visitors.get(i % visitors.size());
            posts.add(() -> visitor.post("contact", values, headers.toArray(String[]::new)));
        }
        Set<String> answers = new HashSet<>();
        for (Future<HttpResponse<String>> answer : readers.invokeAll(posts)) {
            answers.add(answer.get().statusCode() + " " + answer.get().body());
        }
        assertEquals(1, answers.size(), answers::toString);
        String answer = answers.iterator().next();
        assertTrue(answer.startsWith("201 "), answer);
        return Visitor.JSON.readTree(answer.substring(4)).path("receipt").asString();
    }

    private void assertStoredOnce(Set<String> receipts) throws Exception {
        List<JsonNode> stored = Inbox.records(new Inbox(store).printed());
        assertEquals(receipts.size(), stored.size());
        assertEquals(receipts, texts(stored, "receipt"));
    }

    private void assertDeliveredOnce(Set<String> receipts) throws Exception {
        Outgoing outgoing = new Outgoing(store);
        Eventually.holds("all has left", () -> outgoing.in("pending").isEmpty());
        List<JsonNode> delivered = outgoing.in("delivered");
        assertEquals(receipts.size(), delivered.size());
        assertEquals(receipts, texts(delivered, "subject"));
        assertEquals(List.of(), outgoing.in("dead"));
        assertEquals(receipts.size(), receiver.arrivals().size());
        receiver.arrivals().forEach((event, times) -> assertEquals(1, times.size(), event));
    }

    private static Set<String> texts(List<JsonNode> records, String property) {
        return records.stream().map(record -> record.path(property).asString()).collect(Collectors.toSet());
    }
}
