package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each of the five forms over HTTP, and what is on disk afterwards, read by the command while the server runs. */
class FormsIT {

    private static final String JSON = "application/json";

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Visitor visitor;

    static List<StandardForm> forms() {
        return StandardForm.all();
    }

    @BeforeAll
    static void start() throws Exception {
        magazine = RunningMagazine.in(folder).start();
        visitor = magazine.visitor();
    }

    @AfterAll
    static void stop() {
        magazine.close();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theFormHasItsOwnPageAndItsDefinition(StandardForm form) throws Exception {
        Document page = PageChecks.page(200, visitor.get(form.path()));
        FormPage shown = new FormPage(page, form.id());
        shown.pointsOnlyToWhatExists();
        assertTrue(shown.control("email").hasAttr("required"));
        JsonNode definition = visitor.json(form.path() + ".json");
        assertEquals(form.id(), definition.path("id").asString());
        for (JsonNode field : definition.path("fields")) {
            shown.control(field.path("name").asString());
        }
        assertTrue(definition.path("schema").path("$schema").asString().contains("2020-12"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aValidPostLeadsToThanksAndIsPrintedAsItWasSent(StandardForm form) throws Exception {
        Map<String, String> values = form.from("valid");
        HttpResponse<String> response = visitor.post(form.id(), values);
        assertEquals(303, response.statusCode());
        assertEquals("no-store", PageChecks.header(response, "Cache-Control"));
        PageChecks.hasItsHeaders(response);
        PageChecks.page(200, visitor.get(PageChecks.header(response, "Location")));
        JsonNode record = magazine.inbox().only(form, "valid");
        assertEquals("new", record.path("state").asString());
        values.forEach((name, value) ->
                assertEquals(value, record.path("values").path(name).asString(), name));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aJsonPostIsAnsweredWithItsReceipt(StandardForm form) throws Exception {
        String body = Visitor.JSON.writeValueAsString(form.from("json"));
        HttpResponse<String> response = visitor.post(form.id(), JSON, body, "Accept", JSON);
        assertEquals(201, response.statusCode(), response.body());
        PageChecks.hasItsHeaders(response);
        String receipt = Visitor.JSON.readTree(response.body()).path("receipt").asString();
        assertEquals(
                receipt, magazine.inbox().only(form, "json").path("receipt").asString());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aMultipartPostIsTakenToo(StandardForm form) throws Exception {
        StringBuilder body = new StringBuilder();
        form.from("parts")
                .forEach((name, value) -> body.append("--edge\r\nContent-Disposition: form-data; name=\"")
                        .append(name)
                        .append("\"\r\n\r\n")
                        .append(value)
                        .append("\r\n"));
        body.append("--edge--\r\n");
        HttpResponse<String> response = visitor.post(form.id(), "multipart/form-data; boundary=edge", body.toString());
        assertEquals(303, response.statusCode());
        magazine.inbox().only(form, "parts");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anInvalidPostGivesEveryValueBackAndSaysWhatIsWrong(StandardForm form) throws Exception {
        HttpResponse<String> response = visitor.post(form.id(), form.invalid());
        assertEquals("no-store", PageChecks.header(response, "Cache-Control"));
        FormPage page = new FormPage(PageChecks.page(422, response), form.id());
        page.keeps(form.invalid());
        page.marks("email");
        if (!form.consent().isEmpty()) {
            page.marks(form.consent());
        }
        page.pointsOnlyToWhatExists();
        assertTrue(magazine.inbox().of(form, "not an <address>").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anEmptyPostMarksEveryRequiredField(StandardForm form) throws Exception {
        FormPage page = new FormPage(PageChecks.page(422, visitor.post(form.id(), Map.of())), form.id());
        page.marks("email");
        page.pointsOnlyToWhatExists();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aProgramIsToldTheViolations(StandardForm form) throws Exception {
        String body = Visitor.JSON.writeValueAsString(form.invalid());
        HttpResponse<String> response = visitor.post(form.id(), JSON, body, "Accept", JSON);
        assertEquals(422, response.statusCode());
        assertEquals("application/problem+json", PageChecks.header(response, "Content-Type"));
        JsonNode violations = Visitor.JSON.readTree(response.body()).path("violations");
        assertEquals(
                "email",
                StreamSupport.stream(violations.spliterator(), false)
                        .map(violation -> violation.path("field").asString())
                        .filter("email"::equals)
                        .findFirst()
                        .orElse(""));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anUnknownFieldIsRefusedByItsName(StandardForm form) throws Exception {
        Map<String, String> values = form.from("unknown");
        values.put("nickname", "Ada");
        FormPage page = new FormPage(PageChecks.page(422, visitor.post(form.id(), values)), form.id());
        assertTrue(page.problems().contains("nickname"), page.problems());
        assertTrue(magazine.inbox().of(form, "unknown").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theSameKeyTwiceStoresOnce(StandardForm form) throws Exception {
        Map<String, String> values = form.from("twice");
        String key = "key-of-" + form.id();
        String body = Visitor.JSON.writeValueAsString(values);
        HttpResponse<String> first = visitor.post(form.id(), JSON, body, "Idempotency-Key", key, "Accept", JSON);
        HttpResponse<String> second = visitor.post(form.id(), JSON, body, "Idempotency-Key", key, "Accept", JSON);
        assertEquals(201, second.statusCode());
        assertEquals(first.body(), second.body());
        magazine.inbox().only(form, "twice");
        HttpResponse<String> other = visitor.post(form.id(), form.from("other"), "Idempotency-Key", key);
        PageChecks.page(409, other);
        assertTrue(magazine.inbox().of(form, "other").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theSameContentWithoutAKeyStoresOnce(StandardForm form) throws Exception {
        assertEquals(303, visitor.post(form.id(), form.from("again")).statusCode());
        assertEquals(303, visitor.post(form.id(), form.from("again")).statusCode());
        magazine.inbox().only(form, "again");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatFillsTheHiddenFieldAndHasAForgedStampIsKeptApart(StandardForm form) throws Exception {
        Map<String, String> values = form.from("robot");
        values.put("_homepage", "https://example.org");
        values.put("_stamp", "forged");
        assertEquals(303, visitor.post(form.id(), values).statusCode());
        assertEquals(
                "quarantined",
                magazine.inbox().only(form, "robot").path("state").asString());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aPostFromAnotherSiteIsRefused(StandardForm form) throws Exception {
        Map<String, String> values = form.from("foreign");
        for (String[] header : List.of(
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Origin", "https://elsewhere.example"},
                new String[] {"Origin", "null"})) {
            HttpResponse<String> response = visitor.post(form.id(), values, header);
            PageChecks.page(403, response);
        }
        assertTrue(magazine.inbox().of(form, "foreign").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aPostOfTheWrongTypeIsRefused(StandardForm form) throws Exception {
        for (String type :
                List.of("text/plain", "application/xml", "application/x-www-form-urlencoded; charset=latin1")) {
            PageChecks.page(415, visitor.post(form.id(), type, Visitor.encoded(form.from("type"))));
        }
        assertTrue(magazine.inbox().of(form, "type").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aPostThatIsTooLargeIsRefusedAndTheAnswerCanBeRead(StandardForm form) throws Exception {
        Map<String, String> values = form.from("large");
        values.put("email", "x".repeat(3 * 1024 * 1024));
        PageChecks.page(413, visitor.post(form.id(), values));
        HttpResponse<String> json = visitor.post(form.id(), values, "Accept", JSON);
        assertEquals(413, json.statusCode());
        assertEquals("application/problem+json", PageChecks.header(json, "Content-Type"));
    }

    @Test
    void aFormThatIsNotThereIsNotFound() throws Exception {
        PageChecks.page(404, visitor.get("/forms/missing"));
        HttpResponse<String> post = visitor.post("missing", Map.of("email", "ada@example.org"));
        assertTrue(List.of(404, 405).contains(post.statusCode()), "status " + post.statusCode());
        assertEquals(404, visitor.get("/forms/missing/thanks").statusCode());
    }

    @Test
    void theCommandPrintsRecordsAndNothingElseWhileTheServerRuns() throws Exception {
        StandardForm form = StandardForm.contact();
        visitor.post(form.id(), form.from("printed"));
        JsonNode last = Visitor.JSON.createObjectNode();
        for (JsonNode record : Inbox.records(magazine.inbox().printed("--form", form.id()))) {
            assertEquals(form.id(), record.path("form").asString());
            last = record;
        }
        assertEquals(
                List.of("receipt", "form", "version", "receivedAt", "state", "reasons", "values"),
                List.copyOf(last.propertyNames()));
        assertEquals(
                form.valid().get("message"), last.path("values").path("message").asString());
        assertTrue(magazine.inbox().printed("--format", "csv").contains("printed@example.org"));
        assertFalse(magazine.log().contains("printed@example.org"));
    }
}
