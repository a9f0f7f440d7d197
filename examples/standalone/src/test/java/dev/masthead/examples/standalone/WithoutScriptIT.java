package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A browser that runs no script: plain links and plain posts. */
class WithoutScriptIT {

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Chrome chrome;

    static List<StandardForm> forms() {
        return StandardForm.all();
    }

    @BeforeAll
    static void start() throws Exception {
        chrome = Chrome.withoutScript(folder.resolve("profile"));
        magazine = RunningMagazine.in(folder.resolve("data")).start();
    }

    @AfterAll
    static void stop() {
        if (magazine != null) {
            magazine.close();
            chrome.close();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsReachedByALinkCorrectedAndSent(StandardForm form) {
        chrome.go(magazine.address() + "/articles/nine-metres-of-rope");
        assertFalse(chrome.isVisible("dialog"), "no dialog is open");
        chrome.visible("nav a[href$='" + form.path() + "']").click();
        assertTrue(chrome.address().endsWith(form.path()), chrome.address());
        form.from("plain").forEach(this::fillIn);
        String name = form.valid().containsKey("name") ? "name" : "firstName";
        fillIn(name, "x".repeat(201));
        chrome.visible("main [type=submit]").click();
        chrome.visible("main .problems a").click();
        assertEquals("true", chrome.find("main [name=" + name + "]").getDomAttribute("aria-invalid"));
        fillIn(name, "Ada Quist");
        chrome.visible("main [type=submit]").click();
        chrome.await("thanks", any -> chrome.address().endsWith(form.path() + "/thanks"));
        assertEquals("new", magazine.inbox().only(form, "plain").path("state").asString());
    }

    private void fillIn(String name, String value) {
        WebElement control = chrome.visible("main [name=" + name + "]");
        if (value.equals("true")) {
            control.click();
        } else if (control.getTagName().equals("select")) {
            control.findElement(By.cssSelector("option[value=" + value + "]")).click();
        } else {
            control.clear();
            control.sendKeys(value);
        }
    }
}
