package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page's script makes of addresses and conditions that nobody foresaw. */
class PrefilledFormIT {

    private static final String FORM = """
            {"id": "odd", "title": "Odd",
             "fields": [
               {"name": "kind", "type": "select", "label": "Kind", "prefill": "kind", "default": "talk",
                "options": [{"value": "talk"}, {"value": "walk"}]},
               {"name": "side", "type": "radio", "label": "Side", "prefill": "side",
                "options": [{"value": "left"}, {"value": "right"}]},
               {"name": "level", "type": "range", "label": "Level", "prefill": "level", "min": 0, "max": 10},
               {"name": "price", "type": "money", "label": "Price", "currency": "EUR"},
               {"name": "gift", "label": "Gift", "required": true, "when": {"field": "price", "is": [12]}},
               {"name": "more", "type": "group", "label": "More", "when": {"field": "kind", "is": ["walk"]},
                "fields": [{"name": "n", "type": "number", "label": "N", "required": true}]},
               {"name": "token", "type": "hidden", "label": "Token", "prefill": "t", "pattern": "[a-z]+"}]}
            """;

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Chrome chrome;

    @BeforeAll
    static void start() throws Exception {
        chrome = Chrome.open(folder.resolve("profile"));
        Path forms = Files.createDirectory(folder.resolve("forms"));
        Files.writeString(forms.resolve("odd.json"), FORM);
        magazine = RunningMagazine.in(folder.resolve("data")).forms(forms).start();
    }

    @AfterAll
    static void stop() {
        if (magazine != null) {
            magazine.close();
            chrome.close();
        }
    }

    private static void open(String query) {
        chrome.go(magazine.address() + "/forms/odd?" + query);
        chrome.await("the script is at work", page -> !page.isVisible("main [name=gift]"));
    }

    @Test
    void theAddressFillsInEveryKindOfField() {
        open("kind=walk&side=left&level=7&t=abc");
        assertEquals("walk", value("kind"));
        assertEquals("7", value("level"));
        assertEquals("abc", value("token"));
        assertEquals(true, chrome.script("return document.querySelector('main [name=side][value=left]').checked"));
    }

    @Test
    void anAddressThatSaysSomethingElseChangesNothing() {
        open("kind=swim&side=up");
        assertEquals("talk", value("kind"));
    }

    @Test
    void aGroupThatIsAskedForRequiresItsFields() {
        open("kind=walk");
        assertTrue(chrome.isVisible("main [name='more.n']"));
        assertEquals(true, chrome.script("return document.querySelector(\"main [name='more.n']\").required"));
        assertFalse(chrome.find("main .group .field").getText().contains("("));
        chrome.script("document.querySelector('main [name=kind]').value = 'talk';"
                + "document.querySelector('main [name=kind]').dispatchEvent(new Event('input', {bubbles: true}))");
        assertFalse(chrome.isVisible("main [name='more.n']"));
        assertEquals(true, chrome.script("return document.querySelector(\"main [name='more.n']\").disabled"));
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        open("");
        chrome.find("main [name=price]").sendKeys("12.0");
        chrome.visible("main [name=gift]");
        chrome.find("main [name=price]").sendKeys("1");
        chrome.await("it is another number", page -> !page.isVisible("main [name=gift]"));
    }

    @Test
    void whatIsWrongWithAHiddenFieldIsSaid() {
        open("t=ABC");
        chrome.find("main form [type=submit]").click();
        chrome.visible("main .problems");
        assertTrue(chrome.find("main .problems").getText().contains("Token"));
    }

    private static Object value(String name) {
        return chrome.script("return document.querySelector('main [name=" + name + "]').value");
    }
}
