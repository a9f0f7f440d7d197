package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.forms.Event;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A form that nobody here has defined, in a real browser: what its fields take, the server takes, and the other way round.
 * Where the two differ, the reason is listed here, and the server explains.
 */
class ParityIT {

    private static final String TYPED_DOMAIN = "ada@bücher.example";
    private static final Path REPORT = Path.of("target", "parity-browser.txt");

    /** Puts values into a control as a reader would, and tells what the browser thinks of each and what it would post. */
    private static final String JUDGE = """
            const [name, values] = arguments;
            const controls = [...document.querySelectorAll(`main form [name="${name}"]`)];
            return values.map((value) => {
              for (const control of controls) {
                if (control.type === "radio" || control.type === "checkbox")
                  control.checked = controls.length === 1 ? ["true", "on", "1"].includes(value) : control.value === value;
                else control.value = value;
              }
              if (name === "length") document.querySelector("main form [name=kind][value=walk]").checked = true;
              controls[0].dispatchEvent(new Event("input", { bubbles: true }));
              const posted = new FormData(controls[0].form).getAll(name);
              return [controls.every((control) => control.validity.valid), posted.length ? posted[0] : ""];
            });
            """;

    /** Why the server may judge otherwise. */
    private record Justified(String reason, boolean browserAccepts, Set<String> fields, Predicate<String> posted) {}

    private static final List<Justified> JUSTIFIED = List.of(
            new Justified(
                    "lengths are not told to browsers, which count UTF-16 units and cut off in silence",
                    true,
                    Set.of("name", "about", "place.street", "campaign", "email", "phone"),
                    posted -> posted.length() > 60 || visible(posted) < 2),
            new Justified(
                    "what nobody can see is no answer",
                    true,
                    Set.of("name", "place.street"),
                    posted -> posted.codePoints().allMatch(ParityIT::isInvisible)),
            new Justified(
                    "what nobody can see is no answer, and so left empty",
                    false,
                    Set.of("email", "site", "code"),
                    posted -> posted.codePoints().allMatch(ParityIT::isInvisible)),
            new Justified(
                    "a browser turns a domain of letters into ASCII when a reader types it, not when a script sets it",
                    false,
                    Set.of("email"),
                    posted -> posted.equals(TYPED_DOMAIN)),
            new Justified(
                    "a browser compares no fields", true, Set.of("to"), posted -> posted.compareTo("2026-12-01") < 0),
            new Justified(
                    "a browser calculates in binary and takes more digits than it can keep",
                    true,
                    Set.of("length", "price"),
                    posted -> posted.replaceAll("[^0-9]", "").length() > 15),
            new Justified(
                    "a browser takes addresses that no magazine should link to: other schemes, users, IP literals",
                    true,
                    Set.of("site"),
                    posted -> !posted.matches("(?i)https?://[^@\\[\\]]*")),
            new Justified(
                    "a browser takes hosts that are none in the domain name system",
                    true,
                    Set.of("site"),
                    posted -> posted.matches("(?i)https?://.*")));

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Chrome chrome;

    private final List<String> differences = new ArrayList<>();
    private final Set<Justified> used = new LinkedHashSet<>();
    private int values;

    @BeforeAll
    static void start() throws Exception {
        chrome = Chrome.open(folder.resolve("profile"));
        Path forms = Files.createDirectory(folder.resolve("forms"));
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

    private static int visible(String text) {
        String composed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length());
    }

    private static boolean isInvisible(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT
                || c == 0x3164;
    }

    @Test
    void aReaderMayTypeADomainInLetters() {
        chrome.go(magazine.address() + "/forms/event");
        chrome.find("main [name=email]").sendKeys(TYPED_DOMAIN);
        assertEquals(true, chrome.script("return document.querySelector('main [name=email]').checkValidity()"));
    }

    @Test
    void theBrowserAndTheServerAgree() throws Exception {
        chrome.go(magazine.address() + "/forms/event?utm_source=harbour");
        chrome.await(
                "the address fills in a field",
                page -> page.script("return document.querySelector('main [name=campaign]').value")
                        .equals("harbour"));
        for (Map.Entry<String, List<String>> field :
                Event.typed(addresses(), Corpus.naughtyStrings()).entrySet()) {
            compare(field.getKey(), field.getValue());
        }
        List<String> report = new ArrayList<>(List.of(values + " values in Chromium and over HTTP"));
        used.forEach(one -> report.add("justified at " + one.fields() + ": " + one.reason()));
        report.addAll(differences);
        Files.write(REPORT, report);
        assertEquals(List.of(), differences.stream().limit(20).toList());
        assertEquals(JUSTIFIED.size(), used.size(), () -> "a justified difference does not occur: " + used);
        assertTrue(values > 10_000, () -> values + " values");
    }

    private void compare(String field, List<String> typed) throws Exception {
        List<?> verdicts = (List<?>) chrome.script(JUDGE, field, typed);
        Visitor visitor = magazine.visitor();
        for (Object verdict : verdicts) {
            boolean accepts = (Boolean) ((List<?>) verdict).get(0);
            String posted = String.valueOf(((List<?>) verdict).get(1));
            values++;
            int status = visitor.post("event", post(field, posted), "Accept", "application/json")
                    .statusCode();
            assertTrue(status == 201 || status == 422, () -> field + ": " + status);
            if (accepts != (status == 201)) {
                tell(field, posted, accepts);
            }
        }
    }

    private static Map<String, String> post(String field, String posted) {
        Map<String, String> fields = new LinkedHashMap<>(Event.SOUND);
        if (field.equals("length")) {
            fields.put("kind", "walk");
        }
        if (field.equals("email")) {
            fields.put("again", posted);
        }
        fields.put(field, posted);
        return fields;
    }

    private void tell(String field, String posted, boolean browserAccepts) {
        Optional<Justified> reason = JUSTIFIED.stream()
                .filter(one -> one.browserAccepts() == browserAccepts
                        && one.fields().contains(field)
                        && one.posted().test(posted))
                .findFirst();
        reason.ifPresentOrElse(
                used::add,
                () -> differences.add("the browser " + (browserAccepts ? "accepts " : "refuses ") + field + " = "
                        + Visitor.JSON.writeValueAsString(posted)));
    }

    private static List<String> addresses() throws Exception {
        return Corpus.lines("isemail-tests.jsonl", "address");
    }
}
