package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What a browser says where it finds the fault: the form's own words, and nothing once the answer is right. */
class OwnWordsIT {

    private static final String FORM = """
            {"id": "own", "title": "Own",
             "fields": [
               {"name": "code", "label": "Code", "required": true, "pattern": "[A-Z]{2}",
                "messages": {"pattern": "Two capital letters, as AB.", "required": "We need the code."}},
               {"name": "kind", "type": "radio", "label": "Kind", "required": true,
                "options": [{"value": "talk"}, {"value": "walk"}],
                "messages": {"required": "Talk or walk?"}},
               {"name": "length", "type": "number", "label": "Length", "required": true, "min": 1, "max": 50,
                "when": {"field": "kind", "is": ["walk"]}, "messages": {"too-large": "Nobody walks that far."}},
               {"name": "email", "type": "email", "label": "E-mail"},
               {"name": "agreed", "type": "consent", "consent": "You may print it.", "required": true,
                "messages": {"consent": "May we print it?"}}]}
            """;

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Chrome chrome;

    @BeforeAll
    static void start() throws Exception {
        chrome = Chrome.open(folder.resolve("profile"));
        Path forms = Files.createDirectory(folder.resolve("forms"));
        Files.writeString(forms.resolve("own.json"), FORM);
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
        chrome.go(magazine.address() + "/forms/own");
        chrome.await("the script has hidden the field", page -> !page.isVisible("main [name=length]"));
    }

    @Test
    void theBrowserSaysItInTheFormsWords() {
        send();
        assertEquals("We need the code.", said("[name=code]"));
        assertEquals("Talk or walk?", said("[name=kind]"));
        assertEquals("May we print it?", said("[name=agreed]"));
        assertEquals("", said("[name=email]"));
        type("code", "ab");
        assertEquals("Two capital letters, as AB.", said("[name=code]"));
        type("email", "ada");
        assertEquals("Enter an e-mail address in the form name@example.org.", said("[name=email]"));
        assertEquals(List.of(), chrome.complaints());
    }

    @Test
    void nothingIsHeldAgainstAnAnswerThatIsRightByNow() {
        send();
        type("code", "AB");
        assertEquals("", said("[name=code]"));
        chrome.find("main [name=kind][value=talk]").click();
        assertEquals("", said("[name=kind][value=walk]"));
        chrome.find("main [name=agreed]").click();
        send();
        chrome.visible("main .result:not(.failed):not(:empty)");
    }

    @Test
    void whatIsNotAskedForAnyMoreHoldsNothingBack() {
        type("code", "AB");
        chrome.find("main [name=agreed]").click();
        chrome.find("main [name=kind][value=walk]").click();
        send();
        assertEquals("Enter a number for “Length”.", said("[name=length]"));
        type("length", "70");
        assertEquals("Nobody walks that far.", said("[name=length]"));
        chrome.find("main [name=kind][value=talk]").click();
        assertEquals(true, chrome.script("return document.querySelector('main form').checkValidity()"));
        chrome.find("main [name=kind][value=walk]").click();
        assertEquals("Nobody walks that far.", said("[name=length]"));
        type("length", "7");
        chrome.find("main [name=code]").sendKeys(Keys.ENTER);
        chrome.visible("main .result:not(.failed):not(:empty)");
    }

    @Test
    void aValueThatAProgramOfTheReaderPutsThereWithoutAWordIsSentAsWell() {
        send();
        chrome.script("document.querySelector('main [name=code]').value = 'CD';"
                + "document.querySelector('main [name=kind]').checked = true;"
                + "document.querySelector('main [name=agreed]').checked = true;");
        send();
        chrome.visible("main .result:not(.failed):not(:empty)");
    }

    @Test
    void aFormWithoutWordsOfItsOwnIsLeftToTheBrowser() {
        chrome.go(magazine.address() + "/forms/contact");
        assertFalse(chrome.isVisible("main [data-says]"));
        assertEquals(false, chrome.script("return document.querySelector('main [name=email]').validity.customError"));
    }

    private static void send() {
        chrome.find("main [type=submit]").click();
    }

    private static void type(String name, String text) {
        chrome.find("main [name=" + name + "]").clear();
        chrome.find("main [name=" + name + "]").sendKeys(text);
    }

    private static Object said(String selector) {
        return chrome.script("return document.querySelector('main " + selector + "').validationMessage");
    }
}
