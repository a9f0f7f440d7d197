package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Forms sent from a dialog in a real browser. */
class PostFromBrowserIT {

    private static final String ARTICLE = "/articles/nine-metres-of-rope";

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Chrome chrome;

    static List<StandardForm> forms() {
        return StandardForm.all();
    }

    @BeforeAll
    static void start() throws Exception {
        chrome = Chrome.open(folder.resolve("profile"));
        chrome.prefer("prefers-reduced-motion", "reduce");
        magazine = RunningMagazine.in(folder.resolve("data")).start();
    }

    @AfterAll
    static void stop() {
        if (magazine != null) {
            magazine.close();
            chrome.close();
        }
    }

    @BeforeEach
    void openAnArticle() {
        chrome.complaints(); // of the test before
        chrome.go(magazine.address() + ARTICLE);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aPostShowsThanksInTheDialogAndStoresOneRecord(StandardForm form) {
        fillIn(form, form.from("dialog"));
        button(form).click();
        WebElement thanks = chrome.visible(dialog(form) + " .result:not(.failed):not(:empty)");
        assertTrue(thanks.getText().startsWith("Thank you") || thanks.getText().contains("received"), thanks.getText());
        assertEquals(magazine.address() + ARTICLE, chrome.address());
        assertEquals(List.of(), chrome.complaints());
        var record = magazine.inbox().only(form, "dialog");
        assertEquals("new", record.path("state").asString());
        form.valid().keySet().stream()
                .filter(name -> !name.equals("email"))
                .forEach(name -> assertEquals(
                        form.valid().get(name), record.path("values").path(name).asString()));
    }

    @Test
    void aDoubleClickStoresOnce() {
        StandardForm form = StandardForm.contact();
        fillIn(form, form.from("double"));
        chrome.doubleClick(button(form));
        chrome.visible(dialog(form) + " .result:not(:empty)");
        magazine.inbox().only(form, "double");
    }

    @Test
    void whatTheServerRefusesIsSaidInTheDialogAndTheTextIsKept() {
        StandardForm form = StandardForm.contact();
        fillIn(form, form.from("refused"));
        chrome.script("document.querySelector('" + dialog(form) + " form').noValidate = true");
        WebElement email = chrome.find(field(form, "email"));
        email.clear();
        email.sendKeys("not an address");
        button(form).click();
        WebElement problem = chrome.visible(dialog(form) + " .problems a");
        chrome.await("the summary has the focus", any -> chrome.hasFocus(".problems"));
        assertEquals("true", email.getDomAttribute("aria-invalid"));
        String describedBy = String.valueOf(email.getDomAttribute("aria-describedby"));
        for (String id : describedBy.split(" ", -1)) {
            assertEquals(
                    1L,
                    chrome.script("return document.querySelectorAll('#' + CSS.escape(arguments[0])).length", id),
                    id);
        }
        assertEquals(form.valid().get("message"), value(form, "message"));
        problem.click();
        chrome.await("the link leads to the field", any -> chrome.hasFocus(field(form, "email")));
        email.clear();
        email.sendKeys("refused@example.org");
        button(form).click();
        chrome.visible(dialog(form) + " .result:not(.failed):not(:empty)");
        magazine.inbox().only(form, "refused");
    }

    @Test
    void aFailedNetworkIsSaidTheTextIsKeptAndTheNextTryIsStored() throws Exception {
        StandardForm form = StandardForm.contact();
        int port = magazine.port();
        fillIn(form, form.from("offline"));
        magazine.kill();
        button(form).click();
        chrome.visible(dialog(form) + " .result.failed:not(:empty)");
        assertEquals(form.valid().get("message"), value(form, "message"));
        magazine = RunningMagazine.in(folder.resolve("data")).port(port).start();
        button(form).click();
        chrome.visible(dialog(form) + " .result:not(.failed):not(:empty)");
        magazine.inbox().only(form, "offline");
    }

    private static void fillIn(StandardForm form, Map<String, String> values) {
        chrome.visible("nav a[data-overlay=overlay-" + form.id() + "]").click();
        chrome.visible(dialog(form) + ":modal");
        values.forEach((name, value) -> {
            WebElement control = chrome.find(field(form, name));
            if (value.equals("true")) {
                control.click();
            } else if (control.getTagName().equals("select")) {
                control.findElement(By.cssSelector("option[value=" + value + "]"))
                        .click();
            } else {
                control.sendKeys(value);
            }
        });
    }

    private static WebElement button(StandardForm form) {
        WebElement button = chrome.visible(dialog(form) + " [type=submit]");
        chrome.script("arguments[0].scrollIntoView({ block: 'center' })", button);
        return button;
    }

    private static Object value(StandardForm form, String name) {
        return String.valueOf(chrome.find(field(form, name)).getDomProperty("value"));
    }

    private static String dialog(StandardForm form) {
        return "#overlay-" + form.id();
    }

    private static String field(StandardForm form, String name) {
        return dialog(form) + " [name=" + name + "]";
    }
}
