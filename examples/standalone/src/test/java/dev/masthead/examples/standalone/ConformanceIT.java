package dev.masthead.examples.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.masthead.forms.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Nu HTML checker finds no error and axe-core no violation on any kind of page. */
class ConformanceIT {

    @TempDir
    private static Path folder;

    private static RunningMagazine magazine;
    private static Optional<Chrome> browser = Optional.empty();

    static Stream<String> pages() {
        return Stream.concat(
                Stream.of(
                        "/",
                        "/articles/nine-metres-of-rope",
                        "/articles/read-the-tide-in-twenty-lines",
                        "/sections/ports",
                        "/tags/navigation",
                        "/authors/idris-penhale",
                        "/forms/contact/thanks",
                        "/search",
                        "/search?q=rope",
                        "/forms/event",
                        "/missing"),
                StandardForm.all().stream().map(StandardForm::path));
    }

    static List<StandardForm> forms() {
        return StandardForm.all();
    }

    @BeforeAll
    static void start() throws Exception {
        Path forms = Files.createDirectory(folder.resolve("forms"));
        Files.writeString(forms.resolve("event.json"), Event.JSON);
        magazine = RunningMagazine.in(folder.resolve("data")).forms(forms).start();
    }

    @AfterAll
    static void stop() {
        magazine.close();
        browser.ifPresent(Chrome::close);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theCheckerFindsNoError(String path) throws Exception {
        assertEquals("", errors(magazine.visitor().get(path).body()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theCheckerFindsNoErrorInARefusedPost(StandardForm form) throws Exception {
        assertEquals(
                "", errors(magazine.visitor().post(form.id(), form.invalid()).body()));
    }

    @Test
    void neitherFindsAnErrorInAnyKindOfFieldThatIsRefused() throws Exception {
        Map<String, String> refused = new HashMap<>();
        Event.SOUND.keySet().forEach(name -> refused.put(name, ""));
        refused.putAll(Map.of("email", "ada@harbour", "site", "ftp://example.org", "length", "99", "seats", "999"));
        refused.putAll(
                Map.of("price", "-1", "from", "2020-01-01", "tags", "z", "needs", "z", "code", "z", "copy", "z"));
        refused.put("kind", "walk");
        assertEquals("", errors(magazine.visitor().post("event", refused).body()));
        chrome().go(magazine.address() + "/forms/event");
        chrome().script("const form = document.querySelector('main form'); form.noValidate = true; form.submit()");
        chrome().visible("main .problems");
        assertEquals("", violations());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void axeFindsNoViolation(String path) throws Exception {
        chrome().go(magazine.address() + path);
        assertEquals("", violations());
        chrome().prefer("prefers-color-scheme", "dark");
        assertEquals("", violations(), "in dark colours");
        chrome().prefer("prefers-color-scheme", "light");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void axeFindsNoViolationInARefusedPost(StandardForm form) throws Exception {
        chrome().go(magazine.address() + form.path());
        chrome().script("const form = document.querySelector('main form'); form.noValidate = true; form.submit()");
        chrome().visible("main .problems");
        assertEquals("", violations());
    }

    @Test
    void axeFindsNoViolationInAnOpenDialog() throws Exception {
        chrome().prefer("prefers-reduced-motion", "reduce");
        chrome().go(magazine.address() + "/articles/nine-metres-of-rope");
        for (StandardForm form : StandardForm.all()) {
            chrome().visible("nav a[data-overlay=overlay-" + form.id() + "]").click();
            chrome().visible("#overlay-" + form.id() + ":modal");
            assertEquals("", violations());
            chrome().visible("#overlay-" + form.id() + " [data-close]").click();
        }
    }

    private static Chrome chrome() {
        if (browser.isEmpty()) {
            browser = Optional.of(Chrome.open(folder.resolve("profile")));
        }
        return browser.get();
    }

    private static Object violations() throws IOException {
        chrome().script(axe());
        return chrome().scriptWithCallback("""
                        const done = arguments[0];
                        axe.run().then(
                          (found) => done(found.violations
                            .map((v) => v.id + ": " + v.nodes.map((n) => n.html).join(" | ")).join("\\n")),
                          (failure) => done(String(failure)));
                        """);
    }

    private static String axe() throws IOException {
        try (InputStream in =
                ConformanceIT.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            assertNotNull(in, "axe-core is on the test class path");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String errors(String page) throws Exception {
        EmbeddedValidator checker = new EmbeddedValidator();
        checker.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
        checker.setNoLangDetect(true);
        return checker.validate(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)))
                .lines()
                .filter(line -> line.contains("error"))
                .collect(Collectors.joining("\n"));
    }
}
