package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Readers post while the magazine is killed again and again, and each sends a post anew, under the same key, until it is
 * thanked. At the end each post is stored once, and its deliveries have left or wait for the lease of a killed courier to
 * end: none leaves more than twice, and twice only where a kill came between. How often is the system property {@code
 * masthead.kills}, 4 when not set; when it is set, the leases are waited for, which takes a quarter of an hour.
 */
final class KilledMagazine implements AutoCloseable {

    private static final boolean WAITS = System.getProperty("masthead.kills") != null;
    private static final int KILLS = Integer.getInteger("masthead.kills", 4);
    private static final int READERS = 4;
    private static final Duration LEASES_END = Duration.ofMinutes(20);

    private final List<String> store;
    private final Random random = new Random(20_261_123);
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<Long> kills = new ArrayList<>();
    private final ConcurrentLinkedQueue<String> receipts = new ConcurrentLinkedQueue<>();
    private final AtomicReference<RunningMagazine> running = new AtomicReference<>();
    private final Outgoing outgoing;
    private final EventReceiver receiver;
    private volatile boolean over;

    KilledMagazine(List<String> store) throws IOException {
        this.store = store;
        this.outgoing = new Outgoing(store);
        mail.start();
        receiver = new EventReceiver();
    }

    void loseNothing() throws Exception {
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        List<Future<?>> posting = new ArrayList<>();
        running.set(start());
        for (int reader = 0; reader < READERS; reader++) {
            String name = "r" + reader;
            posting.add(readers.submit(() -> {
                post(name);
                return name;
            }));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            Thread.sleep(200 + random.nextInt(1_300));
            running.get().kill();
            kills.add(System.nanoTime());
            running.set(start());
        }
        Thread.sleep(500);
        over = true;
        for (Future<?> reader : posting) {
            reader.get();
        }
        readers.shutdown();
        assertTrue(Eventually.within(LEASES_END, this::allHasLeft), "all has left");
        running.get().terminate();
        running.get().exitStatus();
        judge();
    }

    private boolean allHasLeft() throws Exception {
        Thread.sleep(1_000);
        return outgoing.in("pending").stream()
                .allMatch(entry -> !WAITS && entry.path("unresolved").asInt() > 0);
    }

    private RunningMagazine start() throws Exception {
        return receiver.in(RunningMagazine.on(store))
                .options(
                        "--smtp-host=127.0.0.1",
                        "--smtp-port=" + mail.getSmtp().getPort(),
                        "--mail-from=magazine@example.org",
                        "--mail-editors=desk@example.org")
                .start();
    }

    private void post(String reader) throws InterruptedException {
        for (int i = 0; !over; i++) {
            String name = reader + "-" + i;
            Map<String, String> values =
                    Map.of("name", name, "email", name + "@example.org", "message", "A message of " + name);
            while (!thanked(values, name)) {
                Thread.sleep(20);
            }
            Thread.sleep(10);
        }
    }

    private boolean thanked(Map<String, String> values, String key) throws InterruptedException {
        try {
            HttpResponse<String> answer = running.get()
                    .visitor()
                    .post("contact", values, "Accept", "application/json", "Idempotency-Key", key);
            if (answer.statusCode() != 201) {
                return false;
            }
            receipts.add(Visitor.JSON.readTree(answer.body()).path("receipt").asString(""));
            return true;
        } catch (IOException killed) {
            return false;
        }
    }

    private void judge() throws Exception {
        Set<String> thanked = new HashSet<>(receipts);
        assertEquals(receipts.size(), thanked.size(), "each post has a receipt of its own");
        List<JsonNode> stored = new Inbox(store).all();
        assertEquals(
                thanked,
                stored.stream()
                        .map(record -> record.path("receipt").asString(""))
                        .collect(Collectors.toSet()));
        assertEquals(thanked.size(), stored.size(), "each is stored once");
        List<JsonNode> delivered = outgoing.in("delivered");
        List<JsonNode> dead = outgoing.in("dead");
        List<JsonNode> waiting = outgoing.in("pending");
        assertEquals(3 * thanked.size(), delivered.size() + dead.size() + waiting.size());
        dead.forEach(entry -> assertEquals("unknown-twice", entry.path("reason").asString("")));
        int twice = judgeEvents() + judgeMails();
        System.out.println(KILLS + " kills: " + thanked.size() + " thanked for and stored once, " + delivered.size()
                + " delivered, " + dead.size() + " dead letters, " + waiting.size() + " leased, " + twice
                + " sent twice");
    }

    private int judgeEvents() {
        int twice = 0;
        for (List<Long> arrivals : receiver.arrivals().values()) {
            assertTrue(arrivals.size() <= 2, () -> arrivals.size() + " posts of one event");
            if (arrivals.size() == 2) {
                twice++;
                assertTrue(
                        kills.stream().anyMatch(kill -> kill > arrivals.get(0) && kill < arrivals.get(1)),
                        "twice, and no kill between");
            }
        }
        return twice;
    }

    private int judgeMails() throws Exception {
        Map<String, Integer> byId = new HashMap<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            byId.merge(message.getMessageID(), 1, Integer::sum);
        }
        byId.forEach((id, count) -> assertTrue(count <= 2, () -> count + " mails with one id"));
        long twice = byId.values().stream().filter(count -> count == 2).count();
        assertTrue(twice <= (long) KILLS * 8, () -> twice + " mails were sent twice");
        return (int) twice;
    }

    @Override
    public void close() {
        over = true;
        RunningMagazine last = running.get();
        if (last != null) {
            last.close();
        }
        receiver.close();
        mail.stop();
    }
}
