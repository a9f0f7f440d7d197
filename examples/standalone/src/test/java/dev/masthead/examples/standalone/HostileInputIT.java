package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What somebody sends who means harm, to the packaged jar in a heap of 128 MiB: each time the right status, the memory back,
 * nothing of it in the log, and the next reader served. Attackers and readers have addresses of their own, as a trusted
 * proxy says.
 */
class HostileInputIT {

    private static final String MARKER = "zq8marker";
    private static final String URL_ENCODED = Visitor.URL_ENCODED;
    private static final String JSON = "application/json";
    private static final String MULTIPART = "multipart/form-data; boundary=xYz";
    private static final String END = "--xYz--\r\n";
    private static final long MEBIBYTE = 1024 * 1024;
    private static final int MANY = 200;

    /** What a template or an expression language would make of {@link #TEMPLATES}. */
    private static final String EVALUATED = "9801547";

    private static final List<String> TEMPLATES = List.of(
            "${1337*7331}",
            "#{1337*7331}",
            "{{1337*7331}}",
            "<%= 1337*7331 %>",
            "__${1337*7331}__::.x",
            "*{1337*7331} @{1337*7331} %{1337*7331} [[${1337*7331}]]",
            "{jakarta.validation.constraints.NotNull.message} ${validatedValue}",
            "${jndi:ldap://127.0.0.1:PORT/x} ${${lower:j}ndi:ldap://127.0.0.1:PORT/y}");

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Visitor visitor;
    private static long usedAtFirst;
    private static int readers;
    private static int logSeen;

    @BeforeAll
    static void start() throws Exception {
        magazine = RunningMagazine.in(folder)
                .jvm("-Xmx128m")
                .options("--trusted-proxy", "127.0.0.1")
                .start();
        visitor = magazine.visitor();
        aReaderIsServed();
        usedAtFirst = magazine.heap().usedAfterCollection();
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            theMemoryIsBack();
        } finally {
            magazine.close();
        }
    }

    @AfterEach
    void itStillServesAndSaysNothingOfIt() throws Exception {
        aReaderIsServed();
        String log = magazine.log().substring(logSeen);
        logSeen += log.length();
        for (String unwanted : List.of(MARKER, "Exception", "\tat ", "OutOfMemory", " WARN ", " ERROR ")) {
            assertFalse(log.contains(unwanted), log);
        }
    }

    /** A collection is asked for in a process of its own, which takes a second: only behind what takes memory. */
    private static void theMemoryIsBack() throws Exception {
        long used = magazine.heap().usedAfterCollection();
        assertTrue(used > MEBIBYTE && used < usedAtFirst + 8 * MEBIBYTE, "used: " + used + ", at first " + usedAtFirst);
    }

    private static void aReaderIsServed() throws Exception {
        assertEquals(200, visitor.get("/forms/contact").statusCode());
        Map<String, String> values = StandardForm.contact().from("reader-" + ++readers);
        assertEquals(303, visitor.post("contact", values).statusCode(), magazine::log);
    }

    static Stream<Arguments> bodies() {
        String many = IntStream.range(0, 10_000).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
        String long10 = "x".repeat(10_000_000);
        String part = part("name", "A");
        String longBoundary = "b".repeat(71);
        return Stream.of(
                body(413, "10,000 fields", URL_ENCODED, many),
                body(413, "10,000 times one field", URL_ENCODED, "a=1&".repeat(10_000)),
                body(413, "10,000 parts", MULTIPART, part.repeat(10_000) + END),
                body(
                        413,
                        "10,000 properties",
                        JSON,
                        "{\"" + many.replace("=", "\":").replace("&", ",\"") + "}"),
                body(413, "10,000 elements", JSON, "{\"a\":[\"1\"" + ",\"1\"".repeat(10_000) + "]}"),
                body(413, "a field of 10 MB", URL_ENCODED, "message=" + long10),
                body(413, "a part of 10 MB", MULTIPART, part("message", long10) + END),
                body(413, "a JSON text of 10 MB", JSON, "{\"message\":\"" + long10 + "\"}"),
                body(413, "a name of 100 kB", URL_ENCODED, "n".repeat(100_000) + "=1"),
                body(422, "a million ampersands", URL_ENCODED, "&".repeat(1_000_000)),
                body(400, "100,000 arrays", JSON, "{\"a\":" + "[".repeat(100_000)),
                body(400, "100,000 objects", JSON, "{\"a\":".repeat(100_000)),
                body(422, "1e999999999", JSON, "{\"name\":1e999999999}"),
                body(400, "a number of 100,000 digits", JSON, "{\"name\":" + "9".repeat(100_000) + "}"),
                body(400, "a name twice", JSON, "{\"name\":\"a\",\"n\\u0061me\":\"b\"}"),
                body(400, "half of a text", JSON, "{\"name\":\"" + MARKER),
                body(400, "something behind", JSON, "{\"name\":\"a\"}{}"),
                body(400, "NaN", JSON, "{\"name\":NaN}"),
                body(400, "UTF-16", JSON, "{\0\"\0a\0\"\0:\0" + "1\0}\0"),
                body(400, "ISO-8859-1", JSON, "{\"name\":\"\u00E9\"}"),
                body(422, "a class", JSON, "{\"@class\":\"java.lang.Runtime\",\"@type\":\"" + MARKER + "\"}"),
                body(400, "a class in an array", JSON, "{\"name\":[\"java.lang.Runtime\",{}]}"),
                body(400, "half an escape", URL_ENCODED, "name=" + MARKER + "%4"),
                body(400, "no UTF-8", URL_ENCODED, "name=%ff"),
                body(400, "an overlong slash", URL_ENCODED, "name=%c0%af"),
                body(422, "names that inject", URL_ENCODED, "%0d%0aSet-Cookie:%20" + MARKER + "=1&class.loader=1"),
                body(415, "UTF-16 by name", URL_ENCODED + "; charset=utf-16", "name=A"),
                body(415, "text", "text/plain", MARKER),
                body(415, "a mixed multipart", "multipart/mixed; boundary=xYz", part + END),
                body(415, "two types", URL_ENCODED + ", " + JSON, "name=A"),
                body(415, "7 kB of type", "x".repeat(7_000), "name=A"),
                body(415, "a type of no letters", "\u00FF\u00FE${1+1}", "name=A"),
                body(400, "no final boundary", MULTIPART, part),
                body(400, "half a final boundary", MULTIPART, part + "--xYz-"),
                body(400, "no boundary named", "multipart/form-data", part + END),
                body(
                        400,
                        "a boundary of 71 characters",
                        "multipart/form-data; boundary=" + longBoundary,
                        (part + END).replace("xYz", longBoundary)),
                body(422, "a multipart in a part", MULTIPART, part("a", "--in\r\n\r\n1\r\n--in--") + END),
                body(400, "a file", MULTIPART, header("form-data; name=\"name\"; filename=\"x.php\"")),
                body(400, "a file behind a space", MULTIPART, header("form-data; name=\"name\"; filename =\"x\"")),
                body(
                        400,
                        "a line break in a file's name",
                        MULTIPART,
                        header("form-data; name=\"name\"; filename=\"x\r\nSet-Cookie: " + MARKER + "\"")),
                body(400, "no name", MULTIPART, header("form-data")),
                body(400, "two names", MULTIPART, header("form-data; name=\"name\"; name=\"b\"")),
                body(413, "a part header of 100 kB", MULTIPART, header("form-data; x=\"" + "y".repeat(100_000) + "\"")),
                body(413, "a part's name of 100 kB", MULTIPART, part("n".repeat(100_000), "1") + END),
                body(400, "50,000 boundaries", MULTIPART, "--xYz\r\n".repeat(50_000) + END));
    }

    private static Arguments body(int status, String what, String type, String body) {
        return Arguments.of(status, what, type, body);
    }

    private static String part(String name, String value) {
        return "--xYz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static String header(String disposition) {
        return "--xYz\r\nContent-Disposition: " + disposition + "\r\n\r\n" + MARKER + "\r\n" + END;
    }

    @Test
    void eachBodyIsAnsweredWithItsStatusAndWhatToDo() throws Exception {
        Map<String, String> wrong = new TreeMap<>();
        for (Arguments row : bodies().toList()) {
            int status = (int) row.get()[0];
            String what = (String) row.get()[1];
            String type = "Content-Type: " + row.get()[2] + "\r\n";
            String body = (String) row.get()[3];
            String length = "Content-Length: " + body.length() + "\r\n";
            Wire.Answer page = Wire.exchange(magazine, post("Accept: text/html\r\n" + type + length) + body);
            Wire.Answer document = Wire.exchange(magazine, post("Accept: " + JSON + "\r\n" + type + length) + body);
            String chunked = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
            Wire.Answer inChunks = Wire.exchange(
                    magazine, post("Accept: " + JSON + "\r\n" + type + "Transfer-Encoding: chunked\r\n") + chunked);
            List<Integer> statuses = List.of(page.status(), document.status(), inChunks.status());
            if (!Set.copyOf(statuses).equals(Set.of(status))) {
                wrong.put(what, statuses.toString());
            }
            assertTrue(page.text().contains("<h1"), what);
            assertTrue(document.head().contains("application/problem+json"), what + document);
            assertTrue(document.text().contains("\"detail\":"), what + document);
            assertFalse(page.head().contains(MARKER) || document.head().contains(MARKER), what);
        }
        assertEquals(Map.of(), wrong);
        theMemoryIsBack();
    }

    static Stream<Arguments> framings() {
        String get = "GET /magazine/forms/contact HTTP/1.1\r\n" + host();
        String close = "Connection: close\r\n\r\n";
        String form = "Content-Type: " + URL_ENCODED + "\r\n";
        String chunked = "Transfer-Encoding: chunked\r\n";
        String smuggled = "0\r\n\r\nGET /magazine/feed.json HTTP/1.1\r\n" + host() + close;
        return Stream.of(
                Arguments.of(400, post(form + "Content-Length: 43\r\n" + chunked) + smuggled),
                Arguments.of(400, post(form + "Content-Length: 4\r\nContent-Length: 5\r\n") + "a=bcd"),
                Arguments.of(400, post(form + "Content-Length: 5\r\nContent-Length: 5\r\n") + "a=bcd"),
                Arguments.of(400, post(form + "Content-Length: 5, 5\r\n") + "a=bcd"),
                Arguments.of(400, post(form + "Content-Length: -1\r\n") + "a=bcd"),
                Arguments.of(400, post(form + "Content-Length: +5\r\n") + "a=bcd"),
                Arguments.of(400, post(form + "Content-Length: 99999999999999999999\r\n") + "a=bcd"),
                Arguments.of(400, post(form + "Content-Length: 1000\r\n") + "a=" + MARKER),
                Arguments.of(400, post(form + "Transfer-Encoding: xchunked\r\n") + smuggled),
                Arguments.of(400, post(form + "Transfer-Encoding: chunked, chunked\r\n") + smuggled),
                Arguments.of(400, post(form + "Transfer-Encoding: gzip, chunked\r\n") + "0\r\n\r\n"),
                Arguments.of(400, post(form + "Transfer-Encoding : chunked\r\n") + smuggled),
                Arguments.of(400, post(form + "Transfer-Encoding:\r\n chunked\r\n") + smuggled),
                Arguments.of(400, post(form + chunked) + "zz\r\na=b\r\n" + smuggled),
                Arguments.of(400, post(form + chunked) + "-3\r\na=b\r\n" + smuggled),
                Arguments.of(400, post(form + chunked) + "fffffffffffffffff\r\na=b\r\n" + smuggled),
                Arguments.of(400, post(form + chunked) + "7fffffff\r\na=b"),
                Arguments.of(400, post(form + chunked) + "3;" + "x".repeat(100_000) + "\r\na=b\r\n" + smuggled),
                Arguments.of(400, post(form + chunked) + "3\r\na=b\r\n0\r\n" + "X: y\r\n".repeat(5_000) + "\r\n"),
                Arguments.of(400, post(form + chunked) + "3\r\na=b\r\n"),
                Arguments.of(415, post(form + "Content-Encoding: gzip\r\nContent-Length: 5\r\n") + "a=bcd"),
                Arguments.of(417, post(form + "Expect: tea\r\nContent-Length: 5\r\n") + "a=bcd"),
                Arguments.of(413, post(form + "Expect: 100-continue\r\nContent-Length: 104857600\r\n")),
                Arguments.of(415, post("Expect: 100-continue\r\nContent-Length: 100\r\n")),
                Arguments.of(422, get.replace("GET", "POST").replace("1.1", "1.0") + form + close),
                Arguments.of(431, get + "X: " + "y".repeat(100_000) + "\r\n" + close),
                Arguments.of(431, get + "X: " + "y".repeat(10_000_000) + "\r\n" + close),
                Arguments.of(431, get + "X: y\r\n".repeat(5_000) + close),
                Arguments.of(431, "\r\n".repeat(100_000) + get + close),
                Arguments.of(414, get.replace("/contact", "/" + "a".repeat(3_000)) + close),
                Arguments.of(414, get.replace("/contact", "/" + "a".repeat(100_000)) + close),
                Arguments.of(414, get.replace("/contact", "?q=" + "a".repeat(10_000_000)) + close),
                Arguments.of(200, get.replace("/contact", "/contact?" + "a=b&".repeat(1_500)) + close),
                Arguments.of(400, get.replace("/contact", "/contact/?x=\u00E9\u00FF") + close),
                Arguments.of(400, get.replace("/contact", "/%00") + close),
                Arguments.of(400, get.replace("/magazine", "http://evil.example/magazine") + close),
                Arguments.of(400, get + "Host: evil.example\r\n" + close),
                Arguments.of(400, get.replace(host(), "Host: " + MARKER + " \"<x>\r\n") + close),
                Arguments.of(400, get.replace(host(), "") + close),
                Arguments.of(400, get + "X: a\0b\r\n" + close),
                Arguments.of(400, get + "Referer: a\rSet-Cookie: " + MARKER + "=1\r\n" + close),
                Arguments.of(400, get + "X: a\r\n b\r\n" + close),
                Arguments.of(400, get + "X y: a\r\n" + close),
                Arguments.of(505, get.replace("HTTP/1.1", "HTTP/9.9") + close),
                Arguments.of(400, "\u0016\u0003\u0001" + "\0".repeat(500)));
    }

    /** 505 is not ours: it is what a version of HTTP that nobody speaks is answered with. */
    @ParameterizedTest
    @MethodSource("framings")
    void aRequestThatTwoServersCouldReadInTwoWaysGetsOneAnswer(int status, String request) throws Exception {
        Wire.Answer answer = Wire.exchange(magazine, request);
        assertEquals(status, answer.status(), answer::toString);
        assertEquals(1, answer.count(), answer::toString);
        assertFalse(answer.text().contains("100 Continue"), answer::toString);
        assertFalse(answer.text().contains(MARKER), answer::toString);
    }

    @Test
    void pipelinedRequestsAreAnsweredEachAndInTheirOrder() throws Exception {
        String body = Visitor.encoded(StandardForm.contact().from("pipelined"));
        String post = post("Content-Type: " + URL_ENCODED + "\r\nContent-Length: " + body.length() + "\r\n")
                        .replace("Connection: close\r\n", "")
                + body;
        String get = "GET /magazine/forms/contact HTTP/1.1\r\n" + host();
        Wire.Answer answer =
                Wire.exchange(magazine, (get + "\r\n" + post).repeat(10) + get + "Connection: close\r\n\r\n");
        assertEquals(21, answer.count());
        magazine.inbox().only(StandardForm.contact(), "pipelined");
    }

    @Test
    void bodiesOfAHundredMegabytesAtOnceAreTooLargeAndMostOfThemUnread() throws Exception {
        List<Callable<String>> senders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            senders.add(() -> flood(URL_ENCODED, "Content-Length: 104857600\r\n", "message=", 413));
            senders.add(() -> flood(JSON, "Content-Length: 104857600\r\n", "{\"message\":\"", 413));
            senders.add(() -> flood(MULTIPART, "Content-Length: 104857600\r\n", part("name", "A"), 413));
            senders.add(() -> flood(URL_ENCODED, "Transfer-Encoding: chunked\r\n", "7fffffff\r\nmessage=", 413));
            senders.add(() -> flood(JSON, "Transfer-Encoding: chunked\r\n", "7fffffff\r\n{\"message\":\"", 413));
            senders.add(() -> flood(JSON, "Content-Length: 500000\r\n", "{\"message\":\"", 400));
        }
        long started = System.nanoTime();
        for (String problem : all(senders)) {
            assertEquals("", problem);
        }
        assertTrue(System.nanoTime() - started < 30_000_000_000L, "it took long");
        theMemoryIsBack();
    }

    private static String flood(String type, String framing, String begin, int expected) throws Exception {
        byte[] block = "a".repeat(64 * 1024).getBytes(StandardCharsets.ISO_8859_1);
        try (Wire wire = Wire.to(magazine)) {
            wire.tryToSend(post("Accept: " + JSON + "\r\nContent-Type: " + type + "\r\n" + framing) + begin);
            int sent = 0;
            while (sent < 100 * MEBIBYTE && wire.tryToSend(block)) {
                sent += block.length;
            }
            int status = wire.answer().status();
            // Who still sends when the connection is closed may lose the answer to the reset that follows.
            boolean answered = status == expected || (status == 0 && sent > 8 * MEBIBYTE);
            return answered && sent < 40 * MEBIBYTE ? "" : type + " " + framing + status + " after " + sent;
        }
    }

    @Test
    void manyLargePostsAtOnceTakeTurns() throws Exception {
        String body = "name=" + "x".repeat(1_000_000) + "&message=" + MARKER;
        String request = post("Content-Type: " + URL_ENCODED + "\r\nContent-Length: " + body.length() + "\r\n") + body;
        List<Callable<Integer>> senders =
                Collections.nCopies(24, () -> Wire.exchange(magazine, request).status());
        for (int status : all(senders)) {
            assertTrue(status == 422 || status == 503, "status " + status);
        }
        theMemoryIsBack();
    }

    @Test
    void aByteASecondOnHundredsOfConnectionsIsCutOffWhileReadersAreServed() throws Exception {
        String type = "Content-Type: " + URL_ENCODED + "\r\n";
        List<Wire> headers = open(MANY, "GET /magazine/ HTTP/1.1\r\n" + host() + "X: ");
        List<Wire> bodies = open(MANY / 2, post(type + "Content-Length: 100000\r\n"));
        List<Wire> chunks = open(MANY / 2, post(type + "Transfer-Encoding: chunked\r\n") + "ffff\r\n");
        List<Wire> open =
                Stream.of(headers, bodies, chunks).flatMap(List::stream).collect(Collectors.toList());
        int second = 0;
        while (!open.isEmpty() && second++ < 40) {
            long asked = System.nanoTime();
            aReaderIsServed();
            assertTrue(System.nanoTime() - asked < 5_000_000_000L, "a reader waits");
            for (Wire wire : List.copyOf(open)) {
                if (!wire.tryToSend("a") || wire.isAnswered()) {
                    open.remove(wire);
                }
            }
            Thread.sleep(1_000);
        }
        assertEquals(0, open.size(), "connections that are still open");
        theMemoryIsBack();
        for (List<Wire> each : List.of(headers, bodies, chunks)) {
            for (Wire wire : each) {
                wire.close();
            }
        }
    }

    private static List<Wire> open(int count, String begin) throws Exception {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Wire wire = Wire.to(magazine);
            wire.tryToSend(begin);
            wires.add(wire);
        }
        return wires;
    }

    @Test
    void aLargePostIsTakenWhileOthersHoldThePlacesAndSendTheRestSlowly() throws Exception {
        List<Wire> slow = new ArrayList<>();
        for (int client = 1; client <= 3; client++) {
            String forwarded = "X-Forwarded-For: 192.0.2." + client + "\r\n";
            String begin = post(forwarded + "Content-Type: " + URL_ENCODED + "\r\nContent-Length: 1000000\r\n");
            slow.addAll(open(1, begin + "message=" + "x".repeat(40_000)));
        }
        Thread trickle = new Thread(() -> {
            while (slow.stream().map(wire -> wire.tryToSend("x")).toList().contains(true)) {
                LockSupport.parkNanos(500_000_000L);
            }
        });
        trickle.start();
        Map<String, String> values = StandardForm.contact().from("patient");
        values.put("message", "a word ".repeat(8_000));
        for (int i = 0; i < 3; i++) {
            long asked = System.nanoTime();
            assertEquals(422, visitor.post("contact", values).statusCode());
            assertTrue(System.nanoTime() - asked < 9_000_000_000L, "a reader waits");
        }
        for (Wire wire : slow) {
            int status = wire.answer().status();
            assertTrue(status == 408 || status == 503, "status " + status);
            wire.close();
        }
        trickle.join();
    }

    @Test
    void aLargePostIsTakenWhileOthersAnnounceOneAndSendNothing() throws Exception {
        List<Wire> idle = open(MANY, post("Content-Type: " + URL_ENCODED + "\r\nContent-Length: 1000000\r\n"));
        Map<String, String> values = StandardForm.contact().from("large");
        values.put("message", "a word ".repeat(8_000));
        long asked = System.nanoTime();
        assertEquals(422, visitor.post("contact", values).statusCode());
        assertEquals(200, visitor.get("/").statusCode());
        assertTrue(System.nanoTime() - asked < 5_000_000_000L, "a reader waits");
        for (Wire wire : idle) {
            wire.close();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void templatesAndExpressionsStayText(StandardForm form) throws Exception {
        try (ServerSocket called = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            called.setSoTimeout(1);
            for (int i = 0; i < TEMPLATES.size(); i++) {
                String text = TEMPLATES.get(i).replace("PORT", Integer.toString(called.getLocalPort()));
                comesBackAsText(form, text);
                isKeptAsText(form, form.id() + "-template-" + i, text);
            }
            assertFalse(isCalled(called), "it has looked something up");
        }
        if (form.equals(StandardForm.contact())) {
            String table = magazine.inbox().printed("--form", form.id(), "--format", "csv");
            TEMPLATES.forEach(text -> assertTrue(table.contains(text.split("PORT", 2)[0]), text));
            assertFalse(table.contains(EVALUATED), table);
        }
        String log = magazine.log();
        assertFalse(log.contains("1337") || log.contains(EVALUATED) || log.contains("jndi"), log);
    }

    static List<StandardForm> forms() {
        return StandardForm.all();
    }

    private static void comesBackAsText(StandardForm form, String text) throws Exception {
        Map<String, String> values = new LinkedHashMap<>();
        form.valid().keySet().forEach(name -> values.put(name, text));
        HttpResponse<String> response = visitor.post(form.id(), values);
        FormPage page = new FormPage(PageChecks.page(422, response), form.id());
        values.forEach((name, value) -> {
            if (!page.control(name).tagName().equals("select")) {
                assertEquals(value, page.value(name), name);
            }
        });
        String json = Visitor.JSON.writeValueAsString(values);
        HttpResponse<String> problem = visitor.post(form.id(), JSON, json, "Accept", JSON);
        assertEquals(422, problem.statusCode());
        assertFalse(response.body().contains(EVALUATED) || problem.body().contains(EVALUATED), text);
        HttpResponse<String> named = visitor.post(form.id(), Map.of(text, text));
        assertEquals(422, named.statusCode());
        assertFalse(named.body().contains(EVALUATED), text);
    }

    private static void isKeptAsText(StandardForm form, String reader, String text) throws Exception {
        Map<String, String> values = form.from(reader);
        List<String> free = Stream.of("name", "firstName", "message", "bio", "title", "text", "company", "role")
                .filter(values::containsKey)
                .toList();
        free.forEach(name -> values.put(name, text));
        assertEquals(303, visitor.post(form.id(), values).statusCode(), text);
        var record = magazine.inbox().only(form, reader);
        free.forEach(name -> assertEquals(text, record.path("values").path(name).asString(), name));
    }

    private static boolean isCalled(ServerSocket socket) throws Exception {
        try {
            socket.accept().close();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    @Test
    void nothingOfARequestGetsIntoAHeaderOfTheAnswer() throws Exception {
        String value = "\r\nSet-Cookie: " + MARKER + "=1\r\n\r\n<b>";
        for (StandardForm form : forms()) {
            for (String field : form.valid().keySet()) {
                Map<String, String> values = form.from(form.id() + "-" + field + "-header");
                values.put(field, values.get(field) + value);
                HttpResponse<String> response = visitor.post(form.id(), values);
                assertTrue(List.of(303, 422).contains(response.statusCode()), field + response.statusCode());
                assertFalse(response.headers().map().toString().contains(MARKER), field);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aHostileHeaderIsNotRepeated(String name) throws Exception {
        String body = Visitor.encoded(StandardForm.contact().from("header-" + name.toLowerCase(Locale.ROOT)));
        for (String value : List.of(
                "${jndi:ldap://127.0.0.1:1/" + MARKER + "}",
                "\u00FF\u00FE" + MARKER + "\u0080",
                "a".repeat(4_000) + MARKER,
                "%0d%0aSet-Cookie:%20" + MARKER + "=1",
                "\"';<b>" + MARKER + ",,;;==")) {
            String header = name + ": " + value + "\r\n";
            String length = "Content-Type: " + URL_ENCODED + "\r\nContent-Length: " + body.length() + "\r\n";
            Wire.Answer posted = Wire.exchange(magazine, post(length + header) + body);
            Wire.Answer read = Wire.exchange(
                    magazine,
                    "GET /magazine/forms/contact HTTP/1.1\r\n" + host() + "Connection: close\r\n" + header + "\r\n");
            assertTrue(List.of(303, 403, 422).contains(posted.status()), posted::toString);
            assertEquals(200, read.status(), read::toString);
            assertFalse(posted.text().contains(MARKER) || read.text().contains(MARKER), name);
        }
    }

    static List<String> headers() {
        return List.of(
                "Origin",
                "Referer",
                "Sec-Fetch-Site",
                "Idempotency-Key",
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "Accept",
                "Accept-Language",
                "If-None-Match",
                "If-Modified-Since",
                "Range",
                "User-Agent",
                "Cookie",
                "X-HTTP-Method-Override");
    }

    /** The head of an attacker's post, who is not where the readers are. */
    private static String post(String headers) {
        return "POST /magazine/forms/contact HTTP/1.1\r\n" + host()
                + "X-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n" + headers + "\r\n";
    }

    private static String host() {
        return "Host: 127.0.0.1\r\n";
    }

    /** All at once. */
    private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
