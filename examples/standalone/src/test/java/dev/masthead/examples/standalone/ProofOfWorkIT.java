package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import tools.jackson.databind.JsonNode;

/** A real browser works before it posts. */
class ProofOfWorkIT {

    private static final StandardForm CONTACT = StandardForm.contact();

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Chrome chrome;

    @BeforeAll
    static void start() throws Exception {
        chrome = Chrome.open(folder.resolve("profile"));
        magazine = RunningMagazine.in(folder.resolve("data"))
                .option("--challenge", "proof-of-work")
                .start();
    }

    @AfterAll
    static void stop() {
        if (magazine != null) {
            magazine.close();
            chrome.close();
        }
    }

    @BeforeEach
    void openTheForm() {
        chrome.complaints(); // of the test before
        chrome.go(magazine.address() + "/forms/contact");
    }

    @Test
    void aReaderNoticesNothingAndNothingIsSuspicious() throws Exception {
        fillIn("noticed");
        chrome.await("the puzzle is solved while the reader types", any -> isSolved());
        Thread.sleep(3_100); // the time trap is the server's
        submit();
        chrome.visible(".result:not(.failed):not(:empty)");
        assertEquals(List.of(), reasons("noticed"));
        assertEquals(List.of(), chrome.complaints());
    }

    @Test
    void whoSendsBeforeThePuzzleIsSolvedWaitsForItAndIsStoredOnce() {
        chrome.slowDown(6);
        try {
            fillIn("early");
            submit();
            submit();
            chrome.visible(".result:not(.failed):not(:empty)");
        } finally {
            chrome.slowDown(1);
        }
        assertTrue(List.of(List.of(), List.of("too-fast")).contains(reasons("early")));
    }

    @Test
    void aPostThatWasInvalidIsSentAgainWithAFreshPuzzle() {
        fillIn("again");
        chrome.script("document.querySelector('main form').noValidate = true");
        WebElement email = chrome.find("main [name=email]");
        email.clear();
        email.sendKeys("not an address");
        submit();
        chrome.visible("main .problems");
        email.clear();
        email.sendKeys("again@example.org");
        submit();
        chrome.visible(".result:not(.failed):not(:empty)");
        assertTrue(List.of(List.of(), List.of("too-fast")).contains(reasons("again")));
    }

    @Test
    void aPageNeverHoldsAStampAndItsAnswerIsNotKept() throws Exception {
        Visitor visitor = magazine.visitor();
        HttpResponse<String> first = visitor.get("/forms/contact/stamp");
        HttpResponse<String> second = visitor.get("/forms/contact/stamp");
        assertEquals("no-store", PageChecks.header(first, "Cache-Control"));
        assertEquals(200, first.statusCode());
        String puzzle = Visitor.JSON
                .readTree(first.body())
                .path("challenge")
                .path("puzzle")
                .asString();
        assertTrue(!second.body().contains(puzzle)
                && !visitor.get("/forms/contact").body().contains("_stamp"));
        assertEquals(404, visitor.get("/forms/none/stamp").statusCode());
    }

    @Test
    void withoutScriptAPostIsAcceptedWithARemark() throws Exception {
        assertEquals(
                303, magazine.visitor().post("contact", CONTACT.from("plain")).statusCode());
        assertEquals(List.of("challenge-unanswered"), reasons("plain"));
    }

    @Test
    void aPhoneSolvesItInTwoSecondsMostly() {
        chrome.slowDown(6);
        try {
            Object millis = chrome.scriptWithCallback("""
                    const done = arguments[0];
                    const encoder = new TextEncoder();
                    const work = async (puzzle, bits) => {
                      for (let n = 0; ; n += 64) {
                        const tries = Array.from({ length: 64 }, (_, i) => puzzle + ":" + (n + i));
                        const hashes = await Promise.all(tries.map((t) => crypto.subtle.digest("SHA-256", encoder.encode(t))));
                        if (hashes.some((h) => Math.clz32(new DataView(h).getUint32(0)) >= bits)) return;
                      }
                    };
                    (async () => {
                      const all = [];
                      for (let i = 0; i < 9; i++) {
                        const { challenge } = await (await fetch("/magazine/forms/contact/stamp")).json();
                        const start = performance.now();
                        await work(challenge.puzzle, challenge.bits);
                        all.push(performance.now() - start);
                      }
                      done(all.sort((a, b) => a - b).map(Math.round).join(" "));
                    })();
                    """);
            System.out.println("Proof of work, six times slowed down, in ms: " + millis);
            int median = Integer.parseInt(String.valueOf(millis).split(" ", -1)[4]);
            assertTrue(median < 4_000, "median " + median + " ms");
        } finally {
            chrome.slowDown(1);
        }
    }

    private static boolean isSolved() {
        return !chrome.script("return document.querySelector('main [name=_solution]')?.value ?? ''")
                .equals("");
    }

    private static void fillIn(String who) {
        for (Map.Entry<String, String> value : CONTACT.from(who).entrySet()) {
            WebElement control = chrome.find("main [name=" + value.getKey() + "]");
            if (value.getValue().equals("true")) {
                control.click();
            } else if (control.getTagName().equals("select")) {
                control.findElement(By.cssSelector("option[value=" + value.getValue() + "]"))
                        .click();
            } else {
                control.sendKeys(value.getValue());
            }
        }
    }

    private static void submit() {
        chrome.script("document.querySelector('main form [type=submit]').click()");
    }

    private static List<String> reasons(String who) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode reason : magazine.inbox().only(CONTACT, who).path("reasons")) {
            reasons.add(reason.asString());
        }
        return reasons;
    }
}
