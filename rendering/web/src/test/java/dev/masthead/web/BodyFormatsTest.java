package dev.masthead.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormatsTest {

    private static final String URL_ENCODED = "application/x-www-form-urlencoded";
    private static final String MULTIPART = "multipart/form-data; boundary=xYz";

    private static final Expected NOTHING = new Expected(Set.of(), 0);

    private final PostReader reader = new PostReader(Limits.standard(), InstantSource.system());

    private static LargePosts.Turn turn() {
        return LargePosts.within(128L << 20, Limits.standard(), InstantSource.system())
                .turn("192.0.2.1");
    }

    @Test
    void urlEncodedFieldsAreDecodedOnceInTheirOrder() throws Exception {
        assertEquals(
                Map.of("name", List.of("Zoë & Co"), "a", List.of("1", "2"), "empty", List.of(""), "bare", List.of("")),
                read(URL_ENCODED, "name=Zo%C3%AB+%26+Co&a=1&a=2&empty=&bare&&"));
        assertEquals(Map.of("x", List.of("%41")), read(URL_ENCODED, "x=%2541"));
        assertEquals(Map.of("", List.of("a=b"), "c", List.of("")), read(URL_ENCODED, "=a=b&&c="));
        assertEquals(Map.of("x", List.of("\uFFFD")), read(URL_ENCODED, "x=%EF%BF%BD"));
        assertEquals(Map.of("ë", List.of("é")), read(URL_ENCODED, "ë=é"));
        assertEquals(Map.of("x", List.of("a\nb\r\n\nc\r")), read(URL_ENCODED, "x=a%0D%0Ab%0D%0D%0A%0D%0Ac%0D"));
    }

    @Test
    void urlEncodedValuesAreThoseOfTheJdksDecoder() throws Exception {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            String value = random.ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
                    .map(c -> random.nextBoolean() ? c & 0x7F : c)
                    .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String body = "a=" + URLEncoder.encode(value, UTF_8);
            assertEquals(
                    Map.of(
                            "a",
                            List.of(URLDecoder.decode(body.substring(2), UTF_8).replace("\r\n", "\n"))),
                    read(URL_ENCODED, body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%ff", "a=%-1", "a=%1-", "a=%C3", "a=%ED%A0%80", "%ff=1"})
    void malformedPercentEncodingIsRefused(String body) {
        assertStatus(400, URL_ENCODED, body);
    }

    @Test
    void multipartValuesKeepTheirLineBreaksAndLeadingDashes() throws Exception {
        String body = part("text", "one\r\n--xY\r\ntwo\r\n") + part("other", "") + "--xYz--\r\n";
        assertEquals(Map.of("text", List.of("one\r\n--xY\r\ntwo\r\n"), "other", List.of("")), read(MULTIPART, body));
    }

    @Test
    void aQuotedBoundaryAndAPreambleAreUnderstood() throws Exception {
        String body = "preamble\r\n" + part("a", "ü") + "--xYz--\r\nepilogue";
        assertEquals(Map.of("a", List.of("ü")), read("Multipart/Form-Data; charset=UTF-8; boundary=\"xYz\"", body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--xYz",
                "--xYz\r\n",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue\r\n--xYz",
                "--xYz\r\nContent-Disposition: form-data\r\n\r\nvalue\r\n--xYz--",
                "--xYz\r\n\r\nvalue\r\n--xYz--",
                "--xYz\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x.txt\"\r\n\r\nvalue\r\n--xYz--"
            })
    void aBrokenMultipartBodyOrAFileIsRefused(String body) {
        assertStatus(400, MULTIPART, body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=\"a\"; filename =\"x.php\"",
                "form-data; name=\"a\"; filename*0=\"x.php\"",
                "form-data; name=\"a\"; FileName=x.php",
                "form-data; name=\"a\";\r\n filename=\"x.php\"",
                "form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
                "form-data; name=\"a\"; name=\"b\"",
                "form-data; name=\"a\"; name*=utf-8''b",
                "attachment; name=\"a\"",
                "form-data, name=\"a\"",
                "form-data; name=\"a",
                "form-data; name=\"a\"b\"",
                "form-data; name=a",
                "form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
                "form-data; name=\"a\"\r\nContent-Type: text/plain; charset=utf-16",
                "form-data; name=\"a\"\r\nnothing",
                "form-data; name=\"a\"\r\n: nothing",
                "form-data; name=\"a\"\r\nX: a\rb"
            })
    void aPartThatTwoReadersCouldUnderstandInTwoWaysIsRefused(String disposition) {
        assertStatus(400, MULTIPART, "--xYz\r\nContent-Disposition: " + disposition + "\r\n\r\nvalue\r\n--xYz--");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=\"a\"",
                "Form-Data;name=\"a\"",
                "form-data ; name=\"a\" ; size=1",
                "form-data; name=\"a\"\r\nContent-Type: text/plain; charset=ISO-8859-1\r\nContent-Transfer-Encoding: 8bit",
                "form-data; name=\"a\"\r\nX-Other: 1"
            })
    void whatProgramsWriteIntoAPartsHeaderIsUnderstood(String disposition) throws Exception {
        String body = "--xYz\r\nContent-Disposition: " + disposition + "\r\n\r\nvalue\r\n--xYz--";
        assertEquals(Map.of("a", List.of("value")), read(MULTIPART, body));
    }

    @Test
    void aBoundaryIsReadInOneWayOnly() {
        String body = part("a", "1") + "--xYz--";
        assertStatus(400, "multipart/form-data; boundary=xYz; boundary=xY", body);
        assertStatus(400, MULTIPART, body.replace("xYz", "xYzz"));
        String tooLong = "b".repeat(71);
        assertStatus(400, "multipart/form-data; boundary=" + tooLong, body.replace("xYz", tooLong));
        assertStatus(400, "multipart/form-data; boundary=" + tooLong, body.replace("xYz", "b".repeat(70)));
    }

    @Test
    void theLongestPartHeaderOfTheRoomiestLimitIsRead() {
        PostReader roomy = new PostReader(Limits.standard().partHeaderBytes(64 * 1024), InstantSource.system());
        for (String filling : List.of(";", "; ", ";a=\"\"", "\"", "; name", " ")) {
            String disposition = "form-data" + filling.repeat(65_000 / filling.length());
            byte[] body = ("--xYz\r\nContent-Disposition: " + disposition + "\r\n\r\n1\r\n--xYz--").getBytes(UTF_8);
            Request request = post(MULTIPART, body, body.length);
            assertEquals(
                    400,
                    assertThrows(HttpProblem.class, () -> roomy.read(request, turn(), NOTHING))
                            .status());
        }
    }

    @Test
    void noBytesCrashTheMultipartReader() {
        Random random = new Random(42);
        String alphabet = "-xYz\r\n:;=\" aContent-Disposition: form-data; name=\"a\"";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder body = new StringBuilder();
            for (int i = random.nextInt(120); i > 0; i--) {
                int at = random.nextInt(alphabet.length());
                body.append(random.nextInt(4) == 0 ? "\r\n--xYz" : alphabet.substring(at, at + 1));
            }
            try {
                read(MULTIPART, body.toString());
            } catch (HttpProblem refused) {
                assertEquals(400, refused.status());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void tooManyFieldsAreTooLargeInEveryFormat() {
        StringBuilder url = new StringBuilder();
        StringBuilder parts = new StringBuilder();
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i <= 100; i++) {
            url.append("f").append(i).append("=1&");
            parts.append(part("f" + i, "1"));
            json.append(i == 0 ? "" : ",").append("\"f").append(i).append("\":1");
        }
        assertStatus(413, URL_ENCODED, url.toString());
        assertStatus(413, MULTIPART, parts + "--xYz--");
        assertStatus(413, "application/json", json + "}");
    }

    @Test
    void aPartWithALongHeaderIsTooLarge() {
        assertStatus(413, MULTIPART, part("a".repeat(600), "1") + "--xYz--");
    }

    @Test
    void aFlatJsonObjectIsRead() throws Exception {
        assertEquals(
                Map.of("a", List.of("x"), "b", List.of("true"), "c", List.of("1", "2")),
                read("application/json;charset=utf-8", "{\"a\":\"x\",\"b\":true,\"c\":[\"1\",\"2\"]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "1", "{", "{\"a\":{}}", "{\"a\":null}", "{\"a\":1,\"a\":2}", "{} {}", "{\"a\":[1]}"})
    void anyOtherJsonIsRefused(String body) {
        assertStatus(400, "application/json", body);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded; charset=iso-8859-1",
        "application/jsonp",
        "''"
    })
    void anyOtherTypeIsNotSupported(String type) {
        assertStatus(415, type, "a=1");
    }

    @Test
    void aBodyOverTheLimitIsTooLargeWhetherItsLengthIsAnnouncedOrNot() {
        byte[] body = new byte[2 * 1024 * 1024];
        assertEquals(
                413,
                assertThrows(
                                HttpProblem.class,
                                () -> reader.read(post(URL_ENCODED, body, body.length), turn(), NOTHING))
                        .status());
        assertEquals(
                413,
                assertThrows(HttpProblem.class, () -> reader.read(post(URL_ENCODED, body, -1), turn(), NOTHING))
                        .status());
    }

    @Test
    void onlyABoundedPartOfAnEndlessBodyIsRead() {
        long[] count = new long[1];
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                count[0]++;
                return 'a';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, (byte) 'a');
                count[0] += length;
                return length;
            }
        };
        Request request = Request.of("POST", "/forms/contact")
                .headers(Headers.builder().add("Content-Type", URL_ENCODED).build())
                .body(endless, -1)
                .build();
        assertEquals(
                413,
                assertThrows(HttpProblem.class, () -> reader.read(request, turn(), NOTHING))
                        .status());
        assertEquals(true, count[0] < 16L * 1024 * 1024);
    }

    private static String part(String name, String value) {
        return "--xYz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private void assertStatus(int status, String type, String body) {
        assertEquals(
                status, assertThrows(HttpProblem.class, () -> read(type, body)).status());
    }

    private Map<String, List<String>> read(String type, String body) throws HttpProblem, IOException {
        byte[] bytes = body.getBytes(UTF_8);
        return reader.read(post(type, bytes, bytes.length), turn(), NOTHING);
    }

    private static Request post(String type, byte[] body, long length) {
        String header = new String(type.getBytes(UTF_8), ISO_8859_1);
        return Request.of("POST", "/forms/contact")
                .headers(Headers.builder().add("Content-Type", header).build())
                .body(new ByteArrayInputStream(body), length)
                .build();
    }
}
