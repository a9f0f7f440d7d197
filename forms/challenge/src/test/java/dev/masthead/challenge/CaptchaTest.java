package dev.masthead.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.MemoryStorage;
import dev.masthead.core.ServerSecret;
import dev.masthead.forms.Challenge;
import dev.masthead.forms.Claims;
import dev.masthead.forms.Defences;
import dev.masthead.forms.Forms;
import dev.masthead.forms.Intake;
import dev.masthead.forms.Outcome;
import dev.masthead.forms.Post;
import dev.masthead.forms.Submissions;
import dev.masthead.forms.Validators;
import dev.masthead.forms.Violation;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptchaTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ValidatorFactory validators = Validators.withoutExpressions();
    private final RecordStore store =
            new MemoryStorage().open(StoreSettings.none(), List.of(Submissions.COLLECTION, Claims.COLLECTION));
    private final HttpClient client = HttpClient.newHttpClient();
    private final StandIn service;

    CaptchaTest() throws IOException {
        service = new StandIn();
    }

    @BeforeEach
    void warmUp() {
        // The first call of a client loads classes; what is timed below is not that.
        send(turnstile(), "warm", "good-warm-up");
        service.asked.clear();
    }

    @AfterEach
    void close() {
        service.close();
        store.close();
        validators.close();
    }

    private Captcha turnstile() {
        return at(Captcha.turnstile("site-key", StandIn.SECRET));
    }

    private Captcha at(Captcha captcha) {
        return captcha.verifiedAt(service.address()).over(client, PATIENCE);
    }

    private Outcome send(Captcha captcha, String message, String token) {
        Intake intake = Intake.builder(
                        store, Forms.standard(), ServerSecret.of(new byte[32]), validators.getValidator())
                .defences(Defences.standard().challenge(captcha))
                .build();
        Post.Builder post = Post.builder()
                .secFetchSite(Optional.of("same-origin"))
                .idempotencyKey(Optional.of("key-of-" + message))
                .clientAddress(Optional.of("192.0.2.7"))
                .field("name", "Ada")
                .field("email", "ada@example.org")
                .field("message", message);
        captcha.fields().forEach(field -> post.field(field, token));
        return intake.receive("contact", post.build());
    }

    private List<String> reasons(Outcome outcome) {
        String receipt = assertInstanceOf(Outcome.Accepted.class, outcome).receipt();
        return Submissions.in(store).find(receipt).orElseThrow().reasons();
    }

    private static void assertAskedAgain(Outcome outcome) {
        Violation violation =
                assertInstanceOf(Outcome.Invalid.class, outcome).violations().get(0);
        assertEquals(Violation.CHALLENGE, violation.code());
    }

    @Test
    void aGoodTokenIsAcceptedOnce() {
        assertEquals(List.of(), reasons(send(turnstile(), "one", "good-1")));
        assertAskedAgain(send(turnstile(), "two", "good-1"));
        assertAskedAgain(send(turnstile(), "three", "bad"));
        assertAskedAgain(send(turnstile(), "four", "good" + "x".repeat(3_000)));
        assertEquals(3, service.asked.size());
    }

    @Test
    void aRetryOfTheSamePostAsksTheSameQuestionAndGetsTheFirstAnswer() {
        Outcome first = send(turnstile(), "retried", "good-2");
        Outcome second = send(turnstile(), "retried", "good-2");
        assertEquals(
                ((Outcome.Accepted) first).receipt(),
                assertInstanceOf(Outcome.Accepted.class, second).receipt());
        assertEquals(service.asked.get(0), service.asked.get(1));
        send(turnstile(), "another", "good-2");
        assertNotEquals(
                service.asked.get(0).get("idempotency_key"),
                service.asked.get(2).get("idempotency_key"));
    }

    @Test
    void hCaptchaKnowsNoIdempotencyKeyYetARetryGetsTheFirstAnswer() {
        Captcha hCaptcha = at(Captcha.hCaptcha("site-key", StandIn.SECRET));
        Outcome first = send(hCaptcha, "retried", "good-3");
        assertEquals(List.of(), reasons(first));
        Outcome second = send(hCaptcha, "retried", "good-3");
        assertEquals(
                ((Outcome.Accepted) first).receipt(),
                assertInstanceOf(Outcome.Accepted.class, second).receipt());
        assertEquals(
                Set.of("secret", "response", "sitekey"), service.asked.get(0).keySet());
    }

    @Test
    void theReadersAddressIsSentOnlyWhenAskedFor() {
        send(turnstile(), "a", "good-4");
        send(turnstile().sendingClientAddress(), "b", "good-5");
        assertFalse(service.asked.get(0).containsKey("remoteip"));
        assertEquals("192.0.2.7", service.asked.get(1).get("remoteip"));
    }

    @Test
    void aTokenOfAnotherSiteIsRefusedWhereHostNamesAreSet() {
        assertAskedAgain(send(turnstile().hostnames("magazine.example"), "a", "good-6"));
        assertEquals(List.of(), reasons(send(turnstile().hostnames("www.example.org"), "b", "good-7")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "500 {\"success\":true}",
                "503 down",
                "429 {}",
                "302 ",
                "200 <html>an interstitial page</html>",
                "200 {\"success\":",
                "200 {\"success\":\"true\"}",
                "200 []",
                "200 null",
                "200 {\"success\":false,\"error-codes\":[\"internal-error\"]}",
                "200 {\"success\":false,\"error-codes\":[\"invalid-input-secret\"]}",
                "400 {\"success\":false,\"error-codes\":[\"bad-request\"]}"
            })
    void whatSaysNothingAboutTheTokenIsAnOutage(String answer) {
        service.says(Integer.parseInt(answer.substring(0, 3)), answer.substring(4));
        assertEquals(List.of("challenge-unavailable"), reasons(send(turnstile(), "outage", "good")));
    }

    @Test
    void whatIsSilentSlowEndlessOrGoneIsAnOutageAfterTheTimeAllowed() {
        List<StandIn.Behaviour> behaviours = List.of(
                exchange -> pause(),
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().flush();
                    pause();
                },
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    trickle(exchange.getResponseBody());
                },
                exchange -> exchange.close());
        int number = 0;
        for (StandIn.Behaviour behaviour : behaviours) {
            service.misbehave(behaviour);
            String message = "silent " + number++;
            long started = System.nanoTime();
            assertEquals(
                    List.of("challenge-unavailable"), reasons(send(turnstile(), message.replace(' ', '-'), "good")));
            long millis = (System.nanoTime() - started) / 1_000_000;
            assertTrue(millis < 3_000, message + " took " + millis + " ms");
        }
        service.close();
        assertEquals(List.of("challenge-unavailable"), reasons(send(turnstile(), "gone", "good")));
    }

    @Test
    void anEndlessAnswerIsCutAndIsAnOutage() {
        service.says(200, " ".repeat(3_000_000) + "{\"success\":true}");
        assertEquals(List.of("challenge-unavailable"), reasons(send(turnstile(), "endless", "good")));
    }

    private static void pause() {
        try {
            Thread.sleep(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void trickle(OutputStream out) throws IOException {
        for (int i = 0; i < 50; i++) {
            out.write(' ');
            out.flush();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Test
    void anOutageFollowsThePolicy() {
        service.says(500, "");
        assertEquals(List.of(), reasons(send(turnstile().whenUnavailable(Challenge.Policy.ACCEPT), "a", "good")));
        assertInstanceOf(
                Outcome.Quarantined.class, send(turnstile().whenUnavailable(Challenge.Policy.QUARANTINE), "b", "good"));
        var refused = assertInstanceOf(
                Outcome.Refused.class, send(turnstile().whenUnavailable(Challenge.Policy.REFUSE), "c", "good"));
        assertEquals(Outcome.Reason.CHALLENGE_UNAVAILABLE, refused.reason());
    }

    @Test
    void noLogAndNoTextFormHoldsTheSecretOrTheToken() {
        PrintStream real = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            service.says(200, "{\"success\": token-of-a-reader " + StandIn.SECRET);
            send(turnstile(), "a", "token-of-a-reader");
            service.says(500, "");
            send(turnstile(), "b", "token-of-a-reader");
            service.close();
            send(turnstile(), "c", "token-of-a-reader");
        } finally {
            System.setErr(real);
        }
        String all = log.toString(StandardCharsets.UTF_8) + turnstile();
        assertTrue(all.contains("masthead.challenge.unavailable"), all);
        assertFalse(all.contains(StandIn.SECRET) || all.contains("token-of-a-reader"), all);
    }

    @Test
    void aMissingSecretIsSaidAtOnce() {
        assertThrows(IllegalArgumentException.class, () -> Captcha.turnstile("site-key", " "));
        assertThrows(IllegalArgumentException.class, () -> Captcha.hCaptcha("", "secret"));
    }
}
