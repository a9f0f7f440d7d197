package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The overlays in a real browser: section 7 of the architecture, one sentence after the other. */
class OverlayIT {

    private static final String ARTICLE = "/articles/nine-metres-of-rope";
    private static final String NEWSLETTER = "#overlay-newsletter";
    private static final String CONTACT = "#overlay-contact";
    private static final String CONTACT_LINK = "nav a[data-overlay=overlay-contact]";

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
        chrome.hurry();
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
    void asANewReader() {
        chrome.go(magazine.address() + "/forms/contact");
        chrome.script("localStorage.clear()");
        chrome.complaints();
        chrome.go(magazine.address() + ARTICLE);
    }

    @AfterEach
    void thePolicyHasStoppedNothing() {
        assertEquals(List.of(), chrome.complaints());
    }

    @Test
    void theNewsletterOpensByItselfWithoutTakingTheFocusAndCountsDown() {
        chrome.visible(NEWSLETTER + "[open]");
        assertFalse(chrome.hasFocus(NEWSLETTER), "it has taken the focus");
        int first = seconds();
        chrome.await("it counts down", any -> seconds() < first);
    }

    @Test
    void theCountPausesWhileThePointerOrTheFocusIsInIt() {
        WebElement dialog = chrome.visible(NEWSLETTER + "[open]");
        int first = seconds();
        chrome.await("it counts down", any -> seconds() < first);
        chrome.hover(dialog);
        assertTrue(pauses(), "it counts on below the pointer");
        chrome.script("document.querySelector('" + NEWSLETTER + " [name=email]').focus()");
        chrome.hover(chrome.find("h1"));
        assertTrue(pauses(), "it counts on while it has the focus");
        chrome.script("document.activeElement.blur()");
        int paused = seconds();
        chrome.await("it counts again", any -> seconds() < paused);
    }

    @Test
    void theFirstKeyStopsTheCountForGood() {
        chrome.visible(NEWSLETTER + "[open]");
        chrome.press("a");
        chrome.await("the sentence is struck", any -> chrome.isVisible(NEWSLETTER + " .countdown.stopped"));
        assertTrue(pauses(), "it counts on");
        assertTrue(chrome.isVisible(NEWSLETTER + "[open]"));
    }

    @Test
    void whenTheCountIsOverItCloses() {
        chrome.visible(NEWSLETTER + "[open]");
        int closesAfter =
                Integer.parseInt(String.valueOf(chrome.find(NEWSLETTER).getAttribute("data-closes-after")));
        assertTrue(closesAfter > 5, "a reader has time to look");
        chrome.await("it closes by itself", closesAfter + 30, any -> !chrome.isVisible(NEWSLETTER));
        assertTrue(remembered(), "it comes back on the next page");
    }

    @Test
    void escapeClosesTheOneThatOpenedByItself() {
        chrome.visible(NEWSLETTER + "[open]");
        chrome.press(Keys.ESCAPE);
        chrome.await("it is closed", any -> !chrome.isVisible(NEWSLETTER));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aLinkOpensItsFormAndEscapeGivesTheFocusBack(StandardForm form) {
        String link = "nav a[data-overlay=overlay-" + form.id() + "]";
        String dialog = "#overlay-" + form.id();
        chrome.visible(link).click();
        chrome.visible(dialog + ":modal");
        assertTrue(chrome.hasFocus(dialog + " .field"), "the first field has the focus");
        chrome.press(Keys.ESCAPE);
        chrome.await("it is closed", any -> !chrome.isVisible(dialog));
        assertTrue(chrome.hasFocus(link), "the link has the focus again");
    }

    @Test
    void theButtonAndTheBackdropCloseItToo() {
        chrome.visible(CONTACT_LINK).click();
        chrome.visible(CONTACT + " [data-close]").click();
        chrome.await("the button closes it", any -> !chrome.isVisible(CONTACT));
        chrome.visible(CONTACT_LINK).click();
        chrome.visible(CONTACT + ":modal");
        chrome.clickAt(3, 3);
        chrome.await("the backdrop closes it", any -> !chrome.isVisible(CONTACT));
        assertTrue(chrome.hasFocus(CONTACT_LINK));
    }

    @Test
    void halfTypedTextSurvivesClosing() {
        chrome.visible(CONTACT_LINK).click();
        chrome.visible(CONTACT + " [name=message]").sendKeys("Half a sent");
        chrome.press(Keys.ESCAPE);
        chrome.await("it is closed", any -> !chrome.isVisible(CONTACT));
        chrome.visible(CONTACT_LINK).click();
        assertEquals("Half a sent", chrome.visible(CONTACT + " [name=message]").getDomProperty("value"));
    }

    @Test
    void theFocusStaysInAModalDialog() {
        chrome.visible(CONTACT_LINK).click();
        chrome.visible(CONTACT + ":modal");
        for (int i = 0; i < 12; i++) {
            chrome.press(Keys.TAB);
            assertTrue(chrome.hasFocus(CONTACT) || !chrome.hasFocus("main, header, footer"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ARTICLE, "/forms/contribute", "/sections/ports", "/missing"})
    void nothingIsCutOffOnASmallScreen(String path) {
        chrome.width(320);
        try {
            chrome.go(magazine.address() + path);
            chrome.complaints();
            assertEquals(
                    0L,
                    chrome.script(
                            "const page = document.scrollingElement; return page.scrollWidth - page.clientWidth"));
        } finally {
            chrome.width(1280);
        }
    }

    @Test
    void whoAsksForLessMotionGetsNone() {
        chrome.prefer("prefers-reduced-motion", "reduce");
        try {
            chrome.visible(CONTACT_LINK).click();
            chrome.visible(CONTACT + ":modal");
            assertEquals(
                    0L,
                    chrome.script(
                            "return document.getAnimations().filter(a => a.effect.getComputedTiming().duration > 10).length"));
        } finally {
            chrome.prefer("prefers-reduced-motion", "no-preference");
        }
    }

    @Test
    void nobodyIsGivenACookie() {
        chrome.visible(NEWSLETTER + "[open]");
        assertEquals("", chrome.script("return document.cookie"));
    }

    private static int seconds() {
        return Integer.parseInt(String.valueOf(
                chrome.script("return document.querySelector('" + NEWSLETTER + " [data-seconds]').textContent")));
    }

    /** Whether the count stands still for longer than it takes from one number to the next. */
    private static boolean pauses() {
        int now = seconds();
        chrome.scriptWithCallback("const done = arguments[0]; setTimeout(done, 2500)");
        return seconds() == now;
    }

    private static boolean remembered() {
        return (Long) chrome.script("return localStorage.length") > 0;
    }
}
