package dev.masthead.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Magazine;
import dev.masthead.core.MemoryStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownWordingTest {

    @TempDir
    private Path folder;

    @Test
    void aHostsKeyThatWordsNothingIsReportedAtTheStartWithTheNearestThatDoes() throws IOException {
        Path files = Files.createDirectory(folder.resolve("masthead"));
        Files.writeString(
                files.resolve("forms_nl.properties"), "requird=Vul in\nform.contact.titel=Contact\nemail=E\n");
        Files.writeString(files.resolve("texts_nl.properties"), "overlay.closed=Sluiten\nnavigation.form.contact=C\n");
        String log = started();
        assertTrue(
                log.contains(
                        "file=masthead/forms_nl.properties key=requird words nothing here; the nearest that does is"
                                + " required"),
                log);
        assertTrue(
                log.contains("key=form.contact.titel words nothing here; the nearest that does is form.contact.title"));
        assertTrue(
                log.contains("file=masthead/texts_nl.properties key=overlay.closed words nothing here; the nearest that"
                        + " does is overlay.close"));
        assertFalse(log.contains("key=email"), log);
        assertFalse(log.contains("key=navigation"), log);
    }

    @Test
    void theNearestHasTheFewestLettersToChange() {
        assertEquals("date", UnknownWording.nearest("dat", List.of("consent", "date", "step")));
        assertEquals("too-late", UnknownWording.nearest("to-late", List.of("too-early", "too-late", "date")));
    }

    private String started() throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (URLClassLoader host = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                Masthead masthead = Masthead.builder()
                        .magazine(Magazine.named("Havenblad").language(Locale.forLanguageTag("nl")))
                        .storage(new MemoryStorage())
                        .classLoader(host)
                        .build()) {
            assertEquals(200, masthead.handle(Request.of("GET", "/").build()).status());
        } finally {
            System.setErr(before);
        }
        return log.toString(StandardCharsets.UTF_8);
    }
}
