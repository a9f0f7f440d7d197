package dev.masthead.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import dev.masthead.forms.Form;
import dev.masthead.forms.ProofOfWork;
import dev.masthead.forms.Rate;
import dev.masthead.forms.Selection;
import dev.masthead.forms.Submission;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What no reader sends, through the whole of a magazine: refused with the right status, quickly, and never as our fault. */
class AttackTest {

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=xYz";
    private static final String JSON = "application/json";
    private static final String VALID = "name=Ada&email=ada%40example.org&message=Hi";

    private final List<Masthead> open = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T08:00:00Z");

    @AfterEach
    void close() {
        open.forEach(Masthead::close);
    }

    private Masthead masthead(Consumer<MastheadBuilder> more) {
        MastheadBuilder builder = Masthead.builder()
                .magazine(Magazine.named("Harbour Review").at("https://www.example.org/magazine"))
                .storage(new MemoryStorage())
                .withoutRateLimit()
                .clock(() -> now);
        more.accept(builder);
        Masthead masthead = builder.build();
        open.add(masthead);
        return masthead;
    }

    private static Response post(Masthead masthead, InputStream body, long length, String... headers) {
        Headers.Builder all = Headers.builder();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        return masthead.handle(Request.of("POST", "/forms/contact")
                .headers(all.build())
                .body(body, length)
                .authority("localhost:8080")
                .clientAddress("10.0.0.1")
                .build());
    }

    private static Response post(Masthead masthead, String body, String... headers) {
        byte[] bytes = body.getBytes(UTF_8);
        return post(masthead, new ByteArrayInputStream(bytes), bytes.length, headers);
    }

    private static List<Submission> stored(Masthead masthead) {
        List<Submission> all = new ArrayList<>();
        masthead.inbox().oldestFirst(Selection.all()).forEach(all::add);
        return all;
    }

    private static String part(String name, String value) {
        return "--xYz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    @Test
    void tenThousandFieldsAreTooManyInEveryFormat() {
        Masthead masthead = masthead(b -> {});
        StringBuilder url = new StringBuilder();
        StringBuilder same = new StringBuilder();
        StringBuilder parts = new StringBuilder();
        StringBuilder json = new StringBuilder("{\"x\":1");
        StringBuilder array = new StringBuilder("{\"a\":[\"1\"");
        for (int i = 0; i < 10_000; i++) {
            url.append("f").append(i).append("=1&");
            same.append("a=1&");
            parts.append(part("f" + i, "1"));
            json.append(",\"f").append(i).append("\":1");
            array.append(",\"1\"");
        }
        assertEquals(
                413, post(masthead, url.toString(), "Content-Type", URL_ENCODED).status());
        assertEquals(
                413,
                post(masthead, same.toString(), "Content-Type", URL_ENCODED).status());
        assertEquals(
                413,
                post(masthead, parts + "--xYz--", "Content-Type", MULTIPART).status());
        assertEquals(413, post(masthead, json + "}", "Content-Type", JSON).status());
        assertEquals(413, post(masthead, array + "]}", "Content-Type", JSON).status());
    }

    @Test
    void aHundredMebibytesAreTooLargeAndMostOfThemUnread() {
        Masthead masthead = masthead(b -> {});
        for (long announced : new long[] {100L << 20, -1}) {
            long[] count = new long[1];
            InputStream body = new InputStream() {
                @Override
                public int read() {
                    throw new UnsupportedOperationException("it is read in blocks");
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    if (count[0] >= 100L << 20) {
                        return -1;
                    }
                    Arrays.fill(into, offset, offset + length, (byte) 'a');
                    count[0] += length;
                    return length;
                }
            };
            assertEquals(
                    413,
                    post(masthead, body, announced, "Content-Type", URL_ENCODED).status());
            assertTrue(count[0] < 10L << 20, count[0] + " bytes read");
        }
    }

    @Test
    void oneByteASecondIsTooSlow() {
        Masthead masthead = masthead(b -> {});
        int[] reads = new int[1];
        InputStream body = new InputStream() {
            @Override
            public int read() {
                now = now.plusSeconds(1);
                return ++reads[0] > 10_000 ? -1 : 'a';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int one = read();
                into[offset] = (byte) one;
                return one < 0 ? -1 : 1;
            }
        };
        assertEquals(
                408, post(masthead, body, 10_000, "Content-Type", URL_ENCODED).status());
        assertTrue(reads[0] < 15, reads[0] + " bytes read");
    }

    @Test
    void aTextThatIsTooLongIsKeptAndAnythingElseOfMoreThan64KibicharactersIsNot() {
        Masthead masthead = masthead(b -> {});
        String longest = "x".repeat(64 * 1024);
        for (String name : List.of("message=x", "message=", "topic=", "_homepage=", "none=")) {
            assertEquals(
                    422,
                    post(masthead, name + longest, "Content-Type", URL_ENCODED).status(),
                    name);
        }
        for (String name : List.of("topic=x", "_homepage=x", "_key=x", "_stamp=x", "none=x", "x=1&x")) {
            assertEquals(
                    413,
                    post(masthead, name + longest, "Content-Type", URL_ENCODED).status(),
                    name);
        }
        String part = part("none", "x" + longest) + "--xYz--";
        assertEquals(413, post(masthead, part, "Content-Type", MULTIPART).status());
        String json = "{\"none\":\"" + "😀".repeat(64 * 1024) + "\"}";
        assertEquals(422, post(masthead, json, "Content-Type", JSON).status());
        Masthead roomy = masthead(b -> b.limits(Limits.standard().fieldLength(100_000)));
        assertEquals(
                422,
                post(roomy, "none=x" + longest, "Content-Type", URL_ENCODED).status());
    }

    @Test
    void limitsAreSettings() {
        Masthead tight = masthead(
                b -> b.limits(Limits.standard().bodyBytes(1024).fields(4).partHeaderBytes(100)));
        assertEquals(303, post(tight, VALID, "Content-Type", URL_ENCODED).status());
        assertEquals(
                413,
                post(tight, VALID + "&a=1&b=1", "Content-Type", URL_ENCODED).status());
        assertEquals(
                413,
                post(tight, VALID + "x".repeat(1024), "Content-Type", URL_ENCODED)
                        .status());
        assertEquals(
                413,
                post(tight, part("n".repeat(80), "1") + "--xYz--", "Content-Type", MULTIPART)
                        .status());
    }

    @Test
    void everyCaseOfTheJsonTestSuiteIsAnsweredAndNoneIsOurFault() {
        Masthead masthead = masthead(b -> {});
        int refused = 0;
        for (JsonNode line : Corpus.read("json-test-suite.jsonl")) {
            byte[] json = Base64.getDecoder().decode(line.path("base64").asString(""));
            int status = post(masthead, new ByteArrayInputStream(json), json.length, "Content-Type", JSON)
                    .status();
            String name = line.path("name").asString("") + ": " + status;
            assertTrue(List.of(400, 413, 422).contains(status), name);
            if (line.path("expect").asString("").equals("reject")) {
                assertTrue(status == 400 || status == 413, name);
                refused++;
            }
        }
        assertTrue(refused > 150, refused + " refused");
        assertEquals(List.of(), stored(masthead));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--",
                "--xYz--",
                "--xYz\r\n\r\n\r\n--xYz--",
                "--xYz\nContent-Disposition: form-data; name=\"a\"\n\n1\n--xYz--",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--xY",
                "--xYz\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--xYz--",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x.php\"\r\n\r\n1\r\n--xYz--",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"; filename*=utf-8''x\r\n\r\n1\r\n--xYz--",
                "--xYz\r\nContent-Disposition: attachment\r\n\r\n1\r\n--xYz--",
                "--xYz\r\nContent-Type: text/plain\r\n\r\n1\r\n--xYz--",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\r\n\r\n1\r\n--xYz--",
                "--xYz\u0000\r\nContent-Disposition: form-data; name=\"\u0000\"\r\n\r\n1\r\n--xYz--"
            })
    void brokenMultipartIsRefusedOrInvalid(String body) {
        Masthead masthead = masthead(b -> {});
        int status = post(masthead, body, "Content-Type", MULTIPART).status();
        assertTrue(status == 400 || status == 422, status + "");
        assertEquals(List.of(), stored(masthead));
    }

    @Test
    void abusiveMultipartIsRefusedQuickly() {
        Masthead masthead = masthead(b -> {});
        String headers = "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n";
        List<String> bodies = List.of(
                headers + "X-Long: " + "x".repeat(10 * 1024) + "\r\n\r\n1\r\n--xYz--",
                headers + "X: y\r\n".repeat(2_000) + "\r\n1\r\n--xYz--",
                "--xYz\r\n".repeat(50_000) + "--xYz--",
                "\r\n--xY".repeat(150_000),
                "-".repeat(900_000));
        for (String body : bodies) {
            long started = System.nanoTime();
            int status = post(masthead, body, "Content-Type", MULTIPART).status();
            assertTrue(status == 400 || status == 413, status + "");
            assertTrue(System.nanoTime() - started < 2_000_000_000L, "slow");
        }
        for (String type : List.of(
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=" + "b".repeat(71),
                "multipart/form-data; boundary=\"\"")) {
            assertEquals(400, post(masthead, "--b--", "Content-Type", type).status(), type);
        }
    }

    @Test
    void aHeaderThatMeansOneThingIsRefusedWhenItComesTwice() {
        Masthead masthead = masthead(b -> {});
        String[][] twice = {
            {"Origin", "https://www.example.org"},
            {"Sec-Fetch-Site", "same-origin"},
            {"Idempotency-Key", "k"},
            {"Content-Length", "43"},
            {"Content-Type", URL_ENCODED}
        };
        for (String[] one : twice) {
            Response refused = one[0].equals("Content-Type")
                    ? post(masthead, VALID, one[0], one[1], one[0], one[1])
                    : post(masthead, VALID, "Content-Type", URL_ENCODED, one[0], one[1], one[0], one[1]);
            assertEquals(400, refused.status(), one[0]);
        }
        assertEquals(List.of(), stored(masthead));
        assertEquals(
                303,
                post(masthead, VALID, "Content-Type", URL_ENCODED, "Origin", "https://www.example.org")
                        .status());
    }

    @Test
    void nobodyGetsAroundTheRateWithAHeaderAndReadersBehindATrustedProxyAreToldApart() {
        Rate one = new Rate(1, Duration.ofMinutes(1));
        Masthead direct = masthead(b -> b.rateLimit(one));
        assertEquals(303, from(direct, "192.0.2.1").status());
        assertEquals(429, from(direct, "198.51.100.1").status());
        Masthead behind = masthead(b -> b.rateLimit(one).trustedProxies("10.0.0.0/8"));
        assertEquals(303, from(behind, "192.0.2.1").status());
        assertEquals(303, from(behind, "198.51.100.1").status());
        assertEquals(429, from(behind, "203.0.113.9, 192.0.2.1").status());
    }

    private static Response from(Masthead masthead, String forwarded) {
        return post(masthead, VALID, "Content-Type", URL_ENCODED, "X-Forwarded-For", forwarded);
    }

    @Test
    void aStampIsServedAndNeverKept() {
        Masthead masthead = masthead(b -> b.challenge(ProofOfWork.standard(), "contact"));
        Response first =
                masthead.handle(Request.of("GET", "/forms/contact/stamp").build());
        assertEquals(200, first.status());
        assertEquals("no-store", first.headers().first("Cache-Control").orElseThrow());
        assertEquals(
                404,
                masthead.handle(Request.of("GET", "/forms/none/stamp").build()).status());
        assertEquals(
                405,
                masthead.handle(Request.of("POST", "/forms/contact/stamp").build())
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {URL_ENCODED, JSON, MULTIPART})
    void aReaderMayMakeEveryChoiceThatAFormOffers(String type) {
        List<String> options = IntStream.range(0, 250).mapToObj(i -> "o" + i).toList();
        String choices = options.stream().map(o -> "{\"value\":\"" + o + "\"}").collect(Collectors.joining(","));
        Masthead masthead = masthead(b -> b.form(Form.ofJson("{\"id\":\"contact\",\"title\":\"T\",\"fields\":"
                + "[{\"name\":\"a\",\"type\":\"checkboxes\",\"label\":\"A\",\"options\":[" + choices + "]}]}")));
        String body = switch (type) {
            case URL_ENCODED -> options.stream().map(o -> "a=" + o).collect(Collectors.joining("&"));
            case JSON -> "{\"a\":[" + options.stream().map(o -> '"' + o + '"').collect(Collectors.joining(",")) + "]}";
            default -> options.stream().map(o -> part("a", o)).collect(Collectors.joining()) + "--xYz--\r\n";
        };
        assertEquals(
                201,
                post(masthead, body, "Content-Type", type, "Accept", JSON, "Sec-Fetch-Site", "same-origin")
                        .status());
        assertEquals(
                options,
                stored(masthead).get(0).values().values().iterator().next().all());
        String more = "b=1&".repeat(400);
        assertEquals(413, post(masthead, more, "Content-Type", URL_ENCODED).status());
    }

    @Test
    void aBodyInACodingThatIsNotReadIsRefusedAndSaysWhich() {
        Masthead masthead = masthead(b -> {});
        Response zipped = post(masthead, VALID, "Content-Type", URL_ENCODED, "Content-Encoding", "gzip");
        assertEquals(415, zipped.status());
        assertEquals("identity", zipped.headers().first("Accept-Encoding").orElseThrow());
        assertEquals(
                400,
                post(masthead, VALID, "Content-Type", URL_ENCODED, "Transfer-Encoding", "gzip, chunked")
                        .status());
        assertEquals(
                415,
                post(masthead, VALID, "Content-Type", URL_ENCODED + "; charset=utf-8x")
                        .status());
        assertEquals(List.of(), stored(masthead));
        String utf8 = URL_ENCODED + "; charset=\"UTF-8\"";
        assertEquals(
                303,
                post(masthead, VALID, "Content-Type", utf8, "Content-Encoding", "identity")
                        .status());
        assertEquals(
                303,
                post(masthead, VALID, "Content-Type", utf8, "Transfer-Encoding", "chunked")
                        .status());
    }

    @Test
    void whoWaitsWithABodyThatIsNotReadableIsNotAskedForIt() {
        Masthead masthead = masthead(b -> {});
        InputStream unread = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("it is asked for");
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                return read();
            }
        };
        assertEquals(
                415,
                post(masthead, unread, 100, "Content-Type", "text/plain", "Expect", "100-Continue")
                        .status());
    }

    @Test
    void aRedirectRepeatsNoQueryThatIsNoPartOfAnAddress() {
        Masthead masthead = masthead(b -> {});
        for (String query : List.of("x=\u00E9", "x=\u0007", "x= y")) {
            Request request = Request.of("GET", "/forms/contact/").query(query).build();
            assertEquals(400, masthead.handle(request).status());
        }
        Request request = Request.of("GET", "/forms/contact/").query("x=%C3%A9").build();
        assertEquals(301, masthead.handle(request).status());
    }

    @Test
    void whoSentWhatCannotBeReadIsToldToOpenTheFormAgain() throws Exception {
        Masthead masthead = masthead(b -> {});
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        Response broken = post(masthead, "name=%zz", "Content-Type", URL_ENCODED);
        broken.body().writeTo(page);
        assertEquals(400, broken.status());
        assertTrue(page.toString(UTF_8).contains("Please open the form again"), page.toString(UTF_8));
    }
}
