package dev.masthead.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Delivery;
import dev.masthead.core.Json;
import dev.masthead.core.OutboxEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WebhookTest {

    private static final byte[] SECRET = "sixteen bytes or more".getBytes(StandardCharsets.UTF_8);

    private final PostedSubmissions submissions = new PostedSubmissions();

    @AfterEach
    void close() {
        submissions.close();
    }

    private OutboxEntry entry() {
        return OutboxEntry.pending(submissions.contact("ada@example.org", "Hello"), "webhook", Instant.EPOCH);
    }

    private Webhook.Builder to(URI address) {
        return Webhook.to(address, SECRET).allowPrivate().total(Duration.ofSeconds(2));
    }

    private Delivery deliver(Webhook.Builder webhook) {
        return webhook.in(submissions.newsroom).deliver(entry());
    }

    private Delivery answered(Receiver.Answering answering) {
        try (Receiver receiver = new Receiver(answering)) {
            return deliver(to(receiver.address()));
        }
    }

    private Delivery answered(int status) {
        return answered(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    @Test
    void postsTheSubmissionAsSignedJson() {
        try (Receiver receiver = Receiver.status(200)) {
            OutboxEntry entry = entry();
            assertEquals(
                    Delivery.delivered(),
                    to(receiver.address()).in(submissions.newsroom).deliver(entry));
            Receiver.Arrived arrived = receiver.arrived.get(0);
            JsonNode json = Json.strict().readTree(arrived.body());
            assertEquals(entry.id(), arrived.id());
            assertEquals(entry.id(), json.path("id").asString());
            assertEquals("submission", json.path("type").asString());
            assertEquals("contact", json.path("form").asString());
            assertEquals(entry.subject(), json.path("receipt").asString());
            assertEquals("Hello", json.path("values").path("message").asString());
            assertEquals("application/json", arrived.contentType());
            SignatureVerifier verifier = SignatureVerifier.of(SECRET).clock(submissions::now);
            assertTrue(verifier.verify(arrived.signature(), arrived.body().getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void twoHundredsAreDelivered(int status) {
        assertEquals(Delivery.delivered(), answered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 400, 401, 403, 404, 410, 413, 422, 499})
    void whatIsWrongStaysWrong(int status) {
        assertEquals(Delivery.refused("http-" + status), answered(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
    void whatPassesIsTriedAgain(int status) {
        assertEquals(Delivery.failed("http-" + status), answered(status));
    }

    @Test
    void retryAfterIsHonouredInSecondsAndAsADate() {
        assertEquals(Delivery.failed("http-503", Optional.of(Duration.ofSeconds(90))), retryAfter("90"));
        String date = java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(
                submissions.now().plusSeconds(600).atOffset(java.time.ZoneOffset.UTC));
        assertEquals(Delivery.failed("http-503", Optional.of(Duration.ofMinutes(10))), retryAfter(date));
        for (String nonsense : List.of("soon", "-5", "99999999999999999999", "")) {
            assertEquals(Delivery.failed("http-503"), retryAfter(nonsense));
        }
    }

    private Delivery retryAfter(String value) {
        return answered(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", value);
            exchange.sendResponseHeaders(503, -1);
        });
    }

    @Test
    void aRedirectIsNotFollowed() {
        AtomicInteger followed = new AtomicInteger();
        try (Receiver secret = new Receiver(exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        })) {
            Delivery delivery = answered(exchange -> {
                exchange.getResponseHeaders().set("Location", secret.address().toString());
                exchange.sendResponseHeaders(307, -1);
            });
            assertEquals(Delivery.refused("http-307"), delivery);
        }
        assertEquals(0, followed.get());
    }

    @Test
    void aHugeAnswerIsNotReadToItsEnd() {
        AtomicInteger written = new AtomicInteger();
        Delivery delivery = answered(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 4_000; i++) {
                    out.write(block);
                    written.incrementAndGet();
                }
            }
        });
        assertEquals(Delivery.delivered(), delivery);
        assertTrue(written.get() < 4_000, "all of it was taken");
    }

    @Test
    void anEndlessHeadIsCutOff() throws IOException {
        try (RawReceiver endless = new RawReceiver(socket -> {
            byte[] line = "X-More: abcdefghijklmnopqrstuvwxyz\r\n".getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1_000_000; i++) {
                socket.getOutputStream().write(line);
            }
        })) {
            assertEquals(Delivery.failed("no-answer"), deliver(to(endless.address())));
        }
    }

    @Test
    void oneByteASecondIsCutOffInTime() throws IOException {
        try (RawReceiver slow = new RawReceiver(socket -> {
            for (byte b : "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(b);
                Thread.sleep(400);
            }
        })) {
            long start = System.nanoTime();
            assertEquals(Delivery.failed("no-answer"), deliver(to(slow.address())));
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        }
    }

    @Test
    void aReceiverThatReadsNothingIsCutOffInTime() throws IOException {
        String long_ = "x".repeat(4_900);
        OutboxEntry entry =
                OutboxEntry.pending(submissions.contact("ada@example.org", long_), "webhook", Instant.EPOCH);
        try (RawReceiver deaf = new RawReceiver(socket -> Thread.sleep(20_000))) {
            assertEquals(
                    Delivery.failed("no-answer"),
                    to(deaf.address()).in(submissions.newsroom).deliver(entry));
        }
    }

    @Test
    void whatIsNotHttpIsNoAnswer() throws IOException {
        for (String nonsense :
                List.of("SSH-2.0-OpenSSH\r\n", "", "HTTP/1.1 20\r\n\r\n", "HTTP/1.1 200 OK", "\0\0\0\n")) {
            try (RawReceiver other = new RawReceiver(socket -> {
                socket.getInputStream().read(new byte[10_000]);
                socket.getOutputStream().write(nonsense.getBytes(StandardCharsets.US_ASCII));
            })) {
                assertEquals(Delivery.failed("no-answer"), deliver(to(other.address())), nonsense);
            }
        }
    }

    @Test
    void anInterimAnswerIsSkipped() throws IOException {
        try (RawReceiver interim = new RawReceiver(socket -> {
            socket.getInputStream().read(new byte[10_000]);
            socket.getOutputStream()
                    .write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 201 Created\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
        })) {
            assertEquals(Delivery.delivered(), deliver(to(interim.address())));
        }
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsRefusedWithoutAConnection() throws UnknownHostException {
        for (String address : PublicAddressesTest.NOT_PUBLIC) {
            InetAddress literal = InetAddress.getByName(address);
            try (Receiver receiver = Receiver.status(200)) {
                Webhook.Builder webhook = Webhook.to(
                                URI.create("https://hooks.example.org:" + receiver.port() + "/"), SECRET)
                        .resolver(host -> List.of(literal));
                assertEquals(Delivery.refused("address-not-public"), deliver(webhook), address);
                assertTrue(receiver.arrived.isEmpty());
            }
        }
    }

    @Test
    void aLiteralPrivateAddressIsRefusedInAnySpelling() {
        for (String host : List.of(
                "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "localhost", "0.0.0.0", "169.254.169.254", "[fd00::1]")) {
            Delivery delivery = deliver(Webhook.to(URI.create("https://" + host + "/"), SECRET));
            assertEquals(Delivery.refused("address-not-public"), delivery, host);
        }
    }

    @Test
    void aNameThatIsHalfPrivateIsRefused() throws UnknownHostException {
        List<InetAddress> both = List.of(InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1"));
        Webhook.Builder webhook =
                Webhook.to(URI.create("https://hooks.example.org/"), SECRET).resolver(host -> both);
        assertEquals(Delivery.refused("address-not-public"), deliver(webhook));
    }

    @Test
    void aNameIsResolvedOnceSoThatRebindingGainsNothing() throws UnknownHostException {
        List<String> asked = new CopyOnWriteArrayList<>();
        List<InetAddress> judged = new CopyOnWriteArrayList<>();
        InetAddress here = InetAddress.getLoopbackAddress();
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (Receiver receiver = Receiver.status(200)) {
            Webhook.Builder webhook = to(URI.create("http://rebinding.example.org:" + receiver.port() + "/"))
                    .resolver(host -> {
                        asked.add(host);
                        return List.of(asked.size() == 1 ? here : elsewhere);
                    })
                    .allowed(judged::add);
            assertEquals(Delivery.delivered(), deliver(webhook));
        }
        assertEquals(List.of("rebinding.example.org"), asked);
        assertEquals(List.of(here), judged);
    }

    @Test
    void anUnknownNameIsTriedAgain() {
        Webhook.Builder webhook = to(URI.create("https://nowhere.example.org/")).resolver(host -> {
            throw new UnknownHostException(host);
        });
        assertEquals(Delivery.failed("unknown-host"), deliver(webhook));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.org/",
                "ftp://hooks.example.org/",
                "https:///path",
                "https://user@hooks.example.org/",
                "https://hooks.example.org/#part",
                "hooks.example.org"
            })
    void anAddressThatIsNoSecureOneIsRefusedAtTheStart(String address) {
        assertThrows(
                IllegalArgumentException.class,
                () -> Webhook.to(URI.create(address), SECRET).in(submissions.newsroom));
    }

    @Test
    void aSubmissionsLineBreaksStayInTheBody() {
        try (Receiver receiver = Receiver.status(200)) {
            String receipt = submissions
                    .post(
                            "contact",
                            Map.of(
                                    "name", "Ada\r\nX-Injected: 1",
                                    "email", "ada@example.org",
                                    "message", "a\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"))
                    .orElseThrow();
            OutboxEntry entry = OutboxEntry.pending(receipt, "webhook", Instant.EPOCH);
            assertInstanceOf(
                    Delivery.Delivered.class,
                    to(receiver.address()).in(submissions.newsroom).deliver(entry));
            assertEquals(1, receiver.arrived.size());
        }
    }

    @Test
    void nothingTellsTheSecret() {
        Webhook.Builder builder = to(URI.create("https://hooks.example.org/"));
        assertFalse((builder + " " + builder.in(submissions.newsroom)).contains("sixteen"));
        assertThrows(
                IllegalArgumentException.class, () -> Webhook.to(URI.create("https://a.example.org"), new byte[15]));
    }
}
