package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.forms.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;

/** A form that came as a JSON file: in its page, with and without script, and in what is stored and exported. */
class EventFormIT {

    @TempDir
    private static Path folder;

    private static Path forms;
    private static RunningMagazine magazine;
    private static Chrome chrome;

    @BeforeAll
    static void start() throws Exception {
        chrome = Chrome.open(folder.resolve("profile"));
        forms = Files.createDirectory(folder.resolve("forms"));
        Files.writeString(forms.resolve("event.json"), Event.JSON);
        magazine = RunningMagazine.in(folder.resolve("data")).forms(forms).start();
    }

    @AfterAll
    static void stop() {
        if (magazine != null) {
            magazine.close();
            chrome.close();
        }
    }

    @BeforeEach
    void openThePage() {
        chrome.complaints();
        chrome.go(magazine.address() + "/forms/event");
    }

    @Test
    void aFieldIsShownAndRequiredWhenAnotherHasAValue() {
        chrome.await("the script has hidden the field", page -> !page.isVisible("main [name=length]"));
        chrome.find("main [name=kind][value=walk]").click();
        chrome.visible("main [name=length]");
        assertEquals(true, chrome.script("return document.querySelector('main [name=length]').required"));
        chrome.find("main [name=kind][value=talk]").click();
        assertFalse(chrome.isVisible("main [name=length]"));
        assertEquals(true, chrome.script("return document.querySelector('main [name=length]').disabled"));
        assertEquals(List.of(), chrome.complaints());
    }

    @Test
    void aSliderTellsItsNumberWhileItMoves() {
        assertEquals("50 chairs", chrome.visible("main output").getText());
        chrome.find("main [name=seats]").sendKeys(Keys.ARROW_RIGHT);
        assertEquals("60 chairs", chrome.find("main output").getText());
        assertEquals("10\n60 chairs\n200", chrome.find("main .scale").getText());
    }

    @Test
    void allOfSeveralFieldsAreMarkedWhenNoneIsAnswered() {
        chrome.script("document.querySelector('main form').noValidate = true");
        chrome.find("main [name=name]").sendKeys("Ada");
        chrome.find("main [type=submit]").click();
        chrome.visible("main .problems");
        assertEquals("true", chrome.find("main [name=email]").getDomAttribute("aria-invalid"));
        assertEquals("true", chrome.find("main [name=phone]").getDomAttribute("aria-invalid"));
        assertEquals(1L, chrome.script("""
                return [...document.querySelectorAll('main .error')].filter(
                  (error) => /E-mail|Phone/.test(error.textContent)).length"""));
        chrome.find("main [name=phone]").sendKeys("+44 20 7946 0000");
        chrome.find("main [type=submit]").click();
        chrome.await("the mark is gone", page -> !page.isVisible("main [name=phone][aria-invalid=true]"));
        assertEquals("false", chrome.find("main [name=email]").getDomAttribute("aria-invalid"));
    }

    @Test
    void whatIsSentFromThePageIsStoredAndExported() throws Exception {
        chrome.find("main [name=name]").sendKeys("Ada from a browser");
        chrome.find("main [name=phone]").sendKeys("+44 20 7946 0000");
        chrome.find("main [name=kind][value=talk]").click();
        chrome.script("document.querySelector('main [name=from]').value = '2026-12-01'");
        chrome.script("document.querySelector('main [name=tags] [value=b]').selected = true");
        chrome.find("main [name=needs][value=stage]").click();
        chrome.find("main [name='place.street']").sendKeys("Quay 1");
        chrome.find("main [name=agreed]").click();
        chrome.find("main [type=submit]").click();
        chrome.visible("main .result:not(.failed):not(:empty)");
        String printed = magazine.inbox().printed("--form", "event", "--forms", forms.toString());
        JsonNode stored = Inbox.records(printed).stream()
                .filter(record ->
                        record.path("values").path("name").asString("").equals("Ada from a browser"))
                .findFirst()
                .orElseThrow()
                .path("values");
        assertEquals("[\"b\"]", stored.path("tags").toString());
        assertEquals("[\"stage\"]", stored.path("needs").toString());
        assertEquals("50", stored.path("seats").asString(""));
        assertEquals("none", stored.path("campaign").asString(""));
        assertTrue(stored.path("copy").booleanValue());
        String csv = magazine.inbox().printed("--format", "csv", "--form", "event", "--forms", forms.toString());
        assertTrue(csv.contains("place.street"), csv);
        assertFalse(csv.lines().findFirst().orElseThrow().contains("firstName"), csv);
        String later = magazine.inbox().printed("--format", "csv", "--form", "event");
        assertTrue(later.contains("place.street") && later.contains("Ada from a browser"), later);
    }

    @Test
    void withoutScriptEverythingIsInSightAndNothingTypedIsLost() throws Exception {
        Map<String, String> fields = new LinkedHashMap<>(Event.SOUND);
        fields.put("kind", "walk");
        fields.put("price", "12.345");
        fields.put("needs", "projector");
        Document page = PageChecks.page(422, magazine.visitor().post("event", fields));
        FormPage form = new FormPage(page, "event");
        form.pointsOnlyToWhatExists();
        form.marks("length");
        form.marks("price");
        assertEquals("12.345", form.value("price"));
        assertTrue(page.select("main [name=kind][value=walk]").hasAttr("checked"));
        assertTrue(page.select("main [name=needs][value=projector]").hasAttr("checked"));
        assertEquals(1, page.select("main .when").size());
        assertEquals(2, form.problemLinks().size());
        assertEquals(
                List.of("10", "", "200"),
                page.select("main .scale > *").stream().map(Element::text).toList());
    }

    @Test
    void programsReadTheSameForm() throws Exception {
        JsonNode document = magazine.visitor().json("/forms/event.json");
        assertEquals("event", document.path("id").asString());
        assertEquals(21, document.path("schema").path("properties").size() - 3);
    }

    @Test
    void aFormThatIsWrongIsRefusedAtTheStartByName() throws Exception {
        Path wrong = Files.createDirectory(folder.resolve("wrong"));
        Files.writeString(wrong.resolve("tip.json"), "{\"id\":\"tip\",\"title\":\"Tip\",\"fields\":[{\"nam\":\"a\"}]}");
        StandaloneJar.Run run = StandaloneJar.run(
                "serve", "--port", "0", "--data", folder.resolve("other").toString(), "--forms", wrong.toString());
        assertTrue(run.status() != 0);
        assertTrue(run.err().contains("tip.json: "), run.err());
        assertTrue(run.err().contains("/fields/0/nam is not known"), run.err());
        assertFalse(run.err().contains("\tat "), run.err());
    }
}
