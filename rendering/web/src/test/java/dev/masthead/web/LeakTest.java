package dev.masthead.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Magazine;
import dev.masthead.forms.Challenge;
import dev.masthead.forms.Check;
import dev.masthead.forms.Defences;
import dev.masthead.forms.Evidence;
import dev.masthead.forms.Prompt;
import dev.masthead.forms.ProofOfWork;
import dev.masthead.forms.Rate;
import dev.masthead.forms.Selection;
import dev.masthead.forms.Submission;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Whatever becomes of a post, nothing that was sent is in the log at its finest, nor in a header of the answer. */
class LeakTest {

    private static final String MARK = "xq7marker";
    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String VALID = "name=" + MARK + "&email=" + MARK + "%40example.org&message=" + MARK;

    private final PrintStream real = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final IndiscreetStorage storage = new IndiscreetStorage();
    private final List<Masthead> open = new ArrayList<>();

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(log, true, UTF_8));
    }

    @AfterEach
    void release() {
        System.setErr(real);
        open.forEach(Masthead::close);
    }

    private Masthead masthead(Consumer<MastheadBuilder> more) {
        MastheadBuilder builder = Masthead.builder()
                .magazine(Magazine.named("Harbour Review").at("https://www.example.org/magazine"))
                .storage(storage)
                .withoutRateLimit();
        more.accept(builder);
        Masthead masthead = builder.build();
        open.add(masthead);
        return masthead;
    }

    /** Sends a post with the marker in everything, and looks at the answer's headers and at the log. */
    private void assertDiscreet(int status, Masthead masthead, String type, String body, String... headers) {
        for (String accept : List.of("text/html", "application/json")) {
            Headers.Builder all = Headers.builder()
                    .add("Content-Type", type)
                    .add("Accept", accept)
                    .add("User-Agent", MARK)
                    .add("Cookie", MARK)
                    .add("X-Forwarded-For", MARK);
            for (int i = 0; i < headers.length; i += 2) {
                all.add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(UTF_8);
            Response response = masthead.handle(Request.of("POST", "/forms/contact")
                    .query(MARK)
                    .headers(all.build())
                    .body(new ByteArrayInputStream(bytes), bytes.length)
                    .authority(MARK + ".example")
                    .clientAddress(MARK)
                    .build());
            int expected = status == 303 && accept.contains("json") ? 201 : status;
            assertEquals(expected, response.status());
            response.headers().forEach((name, value) -> assertClean(name + ": " + value));
        }
        assertClean(log.toString(UTF_8));
    }

    private static void assertClean(String text) {
        assertFalse(text.toLowerCase(Locale.ROOT).contains(MARK), text);
    }

    @Test
    void theLogIsReadHere() {
        LoggerFactory.getLogger(Masthead.class).trace("the finest {}", MARK);
        assertTrue(log.toString(UTF_8).contains("the finest " + MARK), "trace is on");
    }

    @Test
    void whatIsAcceptedOrQuarantined() {
        assertDiscreet(303, masthead(b -> {}), URL_ENCODED, VALID, "Idempotency-Key", MARK);
        Masthead strict = masthead(b -> b.defences(Defences.standard().threshold(1)));
        assertDiscreet(303, strict, URL_ENCODED, VALID + "&_homepage=" + MARK + "&_stamp=" + MARK);
        List<Submission> all = new ArrayList<>();
        strict.inbox().oldestFirst(Selection.all()).forEach(all::add);
        all.forEach(submission -> assertClean(submission.toString()));
    }

    @Test
    void whatIsInvalidMalformedOrOfTheWrongType() {
        Masthead masthead = masthead(b -> {});
        assertDiscreet(422, masthead, URL_ENCODED, "email=" + MARK + "&" + MARK + "=" + MARK);
        assertDiscreet(422, masthead, URL_ENCODED, VALID, "Idempotency-Key", MARK + " " + MARK);
        assertDiscreet(400, masthead, URL_ENCODED, MARK + "=%" + MARK);
        assertDiscreet(400, masthead, "application/json", "{\"" + MARK + "\": " + MARK);
        assertDiscreet(400, masthead, "multipart/form-data; boundary=" + MARK, "--" + MARK + "\r\n" + MARK);
        assertDiscreet(415, masthead, "text/" + MARK, MARK);
        assertDiscreet(413, masthead, URL_ENCODED, MARK.repeat(200_000));
        assertDiscreet(413, masthead, URL_ENCODED, "none=" + MARK.repeat(10_000));
        assertDiscreet(400, masthead, URL_ENCODED, VALID, "Origin", MARK, "Origin", MARK);
    }

    @Test
    void whatIsRefused() {
        Masthead masthead = masthead(b -> b.rateLimit(new Rate(1, Duration.ofHours(1))));
        assertDiscreet(403, masthead, URL_ENCODED, VALID, "Origin", "https://" + MARK + ".example.com");
        assertDiscreet(403, masthead, URL_ENCODED, VALID, "Referer", "https://" + MARK + ".example.com/" + MARK);
        masthead.handle(Request.of("POST", "/forms/contact")
                .headers(Headers.builder().add("Content-Type", URL_ENCODED).build())
                .body(new ByteArrayInputStream(VALID.getBytes(UTF_8)), VALID.length())
                .clientAddress(MARK)
                .build());
        assertDiscreet(429, masthead, URL_ENCODED, VALID);
        Masthead free = masthead(b -> {});
        assertDiscreet(303, free, URL_ENCODED, VALID, "Idempotency-Key", MARK);
        assertDiscreet(409, free, URL_ENCODED, VALID + MARK, "Idempotency-Key", MARK);
    }

    @Test
    void whatFailsItsChallenge() {
        Masthead work = masthead(b -> b.challenge(ProofOfWork.standard()));
        assertDiscreet(422, work, URL_ENCODED, VALID + "&_solution=" + MARK);
        assertDiscreet(303, work, URL_ENCODED, VALID);
        Masthead failing = masthead(b -> b.challenge(new Indiscreet()));
        assertDiscreet(503, failing, URL_ENCODED, VALID + "&riddle=" + MARK);
        assertTrue(log.toString(UTF_8).contains("masthead.challenge.failed"), "it is logged");
    }

    @Test
    void whatMeetsACheckThatThrows() {
        Masthead masthead = masthead(b -> b.check(Check.of("broken", 1, LeakTest::tells)));
        assertDiscreet(303, masthead, URL_ENCODED, VALID);
        assertTrue(log.toString(UTF_8).contains("masthead.check.failed"), "it is logged");
    }

    private static boolean tells(Evidence evidence) {
        assertClean(evidence.toString());
        throw new IllegalStateException(evidence.text("message"));
    }

    @Test
    void whatTheStoreCannotKeep() {
        Masthead masthead = masthead(b -> {});
        storage.broken = true;
        assertDiscreet(503, masthead, URL_ENCODED, VALID);
        assertTrue(log.toString(UTF_8).contains("masthead.submission.not-stored"), "it is logged");
    }

    /** A challenge of a host's that fails, and tells with what. */
    private static final class Indiscreet implements Challenge {

        @Override
        public String name() {
            return "indiscreet";
        }

        @Override
        public Set<String> fields() {
            return Set.of("riddle");
        }

        @Override
        public Prompt prompt(Occasion occasion) {
            return new Prompt("riddle", Map.of());
        }

        @Override
        public Verdict verify(Attempt attempt) {
            assertClean(attempt.toString());
            Optional<String> answer = attempt.answer("riddle");
            throw new IllegalStateException("cannot check " + answer.orElse(""));
        }

        @Override
        public Policy whenUnavailable() {
            return Policy.REFUSE;
        }
    }
}
