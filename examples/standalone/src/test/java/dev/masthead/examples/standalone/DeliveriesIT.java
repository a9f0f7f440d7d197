package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.masthead.webhook.SignatureVerifier;
import dev.masthead.webhook.Webhook;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A submission leaves by mail and webhook, and what did not leave is listed and sent again. */
class DeliveriesIT {

    private static final String MARKER = "Zqmarkerqz";
    private static final String SECRET = "sixteen characters";

    @TempDir
    private Path folder;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private HttpServer receiver;

    @BeforeEach
    void listen() throws Exception {
        mail.start();
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            bodies.add(exchange.getRequestBody().readAllBytes());
            signatures.add(String.valueOf(exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE_HEADER)));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
        mail.stop();
    }

    private RunningMagazine start(String... more) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        return RunningMagazine.in(folder.resolve("data"))
                .environment("MASTHEAD_WEBHOOK_SECRET_FILE", secret.toString())
                .options(
                        "--smtp-host=127.0.0.1",
                        "--smtp-port=" + mail.getSmtp().getPort(),
                        "--mail-from=magazine@example.org",
                        "--mail-editors=desk@example.org",
                        "--webhook=http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook",
                        "--webhook-private=on")
                .options(more)
                .start();
    }

    private static void post(RunningMagazine magazine) throws Exception {
        Map<String, String> values =
                Map.of("name", MARKER, "email", MARKER + "@example.org", "message", MARKER + " is here");
        assertEquals(303, magazine.visitor().post("contact", values).statusCode());
    }

    private List<JsonNode> deliveries(String... options) throws Exception {
        StandaloneJar.Run run = command(options);
        assertEquals(0, run.status(), run.err());
        assertFalse(run.out().contains(MARKER), run.out());
        return Inbox.records(run.out());
    }

    private StandaloneJar.Run command(String... options) throws Exception {
        String[] line = new String[options.length + 3];
        line[0] = "deliveries";
        line[1] = "--data";
        line[2] = folder.resolve("data").toString();
        System.arraycopy(options, 0, line, 3, options.length);
        return StandaloneJar.run(line);
    }

    @Test
    void aSubmissionLeavesByEveryChannelAndNobodyElseHearsOfIt() throws Exception {
        try (RunningMagazine magazine = start()) {
            post(magazine);
            Eventually.holds("all has left", () -> mail.getReceivedMessages().length == 2 && bodies.size() == 1);
            SignatureVerifier verifier = SignatureVerifier.of(SECRET.getBytes(StandardCharsets.UTF_8));
            assertTrue(verifier.verify(signatures.get(0), bodies.get(0)));
            for (MimeMessage message : mail.getReceivedMessages()) {
                assertFalse(String.valueOf(message.getSubject()).contains(MARKER));
            }
            Eventually.holds(
                    "all is delivered", () -> deliveries("--state", "delivered").size() == 3);
            assertEquals(
                    0,
                    deliveries("--state", "pending").size()
                            + deliveries("--state", "dead").size());
            assertFalse(magazine.log().contains(MARKER), magazine.log());
        }
    }

    @Test
    void whoLeavesNoAddressIsNotAnsweredAndNothingIsDead() throws Exception {
        Path forms = Files.createDirectory(folder.resolve("forms"));
        Files.writeString(forms.resolve("tip.json"), """
                {"id": "tip", "title": "Tip", "fields": [
                  {"name": "text", "label": "Your tip"}, {"name": "email", "type": "email", "label": "E-mail"}]}""");
        Files.writeString(forms.resolve("bare.json"), """
                {"id": "bare", "title": "Bare", "fields": [{"name": "text", "label": "Your tip"}]}""");
        try (RunningMagazine magazine = start("--forms=" + forms)) {
            for (String form : List.of("tip", "bare")) {
                assertEquals(
                        303,
                        magazine.visitor().post(form, Map.of("text", MARKER)).statusCode());
            }
            Eventually.holds(
                    "all is delivered", () -> deliveries("--state", "delivered").size() == 4);
            assertEquals(List.of(), deliveries("--state", "dead"));
            assertEquals(List.of(), deliveries("--state", "pending"));
            assertEquals(2, mail.getReceivedMessages().length);
            assertFalse(magazine.log().contains("WARN"), magazine.log());
        }
    }

    @Test
    void aDeadLetterIsListedAndSentAgainWhileTheMagazineIsServed() throws Exception {
        status.set(410);
        try (RunningMagazine magazine = start()) {
            post(magazine);
            Eventually.holds("one is dead", () -> deliveries("--state", "dead").size() == 1);
            JsonNode dead = deliveries("--state", "dead").get(0);
            assertEquals("http-410", dead.path("reason").asString());
            status.set(200);
            assertEquals(1, deliveries("--resend", dead.path("id").asString()).size());
            Eventually.holds(
                    "all is delivered", () -> deliveries("--state", "delivered").size() == 3);
            assertEquals(2, bodies.size());
            assertEquals(1, command("--resend", dead.path("id").asString()).status());
            assertFalse(magazine.log().contains(MARKER), magazine.log());
        }
    }
}
