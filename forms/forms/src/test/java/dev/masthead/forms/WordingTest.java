package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    private static final Pattern PLACE = Pattern.compile("\\{[a-z]+\\}");

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "ar", "ja"})
    void aLanguageSaysEverythingThatEnglishSays(String language) throws IOException {
        Properties english = file("");
        Properties other = file("_" + language);
        for (String key : english.stringPropertyNames()) {
            String text = other.getProperty(key, "");
            assertFalse(text.isBlank(), () -> key + " is missing");
            assertEquals(places(english.getProperty(key)), places(text), key);
        }
        Set<String> more = new TreeSet<>(other.stringPropertyNames());
        more.removeAll(english.stringPropertyNames());
        more.removeIf(key -> key.startsWith("form.") || key.equals("submit") || key.equals("thanks"));
        assertEquals(Set.of(), more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "es", "ar", "ja"})
    void theStandardFormsAreTranslatedWhole(String language) throws IOException {
        Properties texts = file("_" + language);
        for (Form form : Forms.standard().all()) {
            String key = "form." + form.id() + ".";
            List.of("title", "intro", "submit", "thanks")
                    .forEach(part -> assertTrue(texts.containsKey(key + part), key + part));
            for (Field field : form.fields()) {
                String at = key + "field." + field.name() + ".";
                assertTrue(texts.containsKey(at + "label") || texts.containsKey(at + "consent"), at);
                assertTrue(field.help().isEmpty() || texts.containsKey(at + "help"), at);
                assertTrue(field.consent().isEmpty() || texts.containsKey(at + "consent"), at);
                field.options()
                        .forEach(option ->
                                assertTrue(texts.containsKey(at + "option." + option.value()), at + option.value()));
            }
        }
    }

    @Test
    void aReaderIsAskedAndToldInTheMagazinesLanguage() {
        Form french =
                Forms.standard().in(Wording.of(Locale.FRENCH)).find("contact").orElseThrow();
        assertEquals(Locale.FRENCH, french.language());
        try (Desk desk = Desk.open(Forms.none().plus(french))) {
            Outcome.Invalid invalid = (Outcome.Invalid) desk.intake.receive(
                    "contact", Desk.post(Map.of("name", "Ada")).build());
            Form english = Forms.standard().find("contact").orElseThrow();
            try (Desk other = Desk.open(Forms.none().plus(english))) {
                Outcome.Invalid same = (Outcome.Invalid) other.intake.receive(
                        "contact", Desk.post(Map.of("name", "Ada")).build());
                assertEquals(same.violations().size(), invalid.violations().size());
                for (int i = 0; i < same.violations().size(); i++) {
                    assertEquals(
                            same.violations().get(i).code(),
                            invalid.violations().get(i).code());
                    assertNotEquals(
                            same.violations().get(i).message(),
                            invalid.violations().get(i).message());
                }
            }
        }
    }

    @Test
    void aHostAddsALanguageWithOneFile(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("masthead"));
        Files.writeString(
                folder.resolve("masthead/forms_nl.properties"),
                "required=Vul “{label}” in.\nform.contact.title=Neem contact op\nform.contact.field.name.label=Naam\n");
        try (URLClassLoader host = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            Form dutch =
                    Forms.standard().find("contact").orElseThrow().in(Wording.of(Locale.forLanguageTag("nl-BE"), host));
            assertEquals("Neem contact op", dutch.title());
            Field name = dutch.field("name").orElseThrow();
            assertEquals("Naam", name.label());
            assertEquals(
                    "Vul “Naam” in.",
                    dutch.messages().violation(name, Violation.REQUIRED).message());
            assertEquals("Send message", dutch.submitLabel());
        }
    }

    @Test
    void theKeysOfAHostAreToldWithTheirFile(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("masthead"));
        Files.writeString(folder.resolve("masthead/forms_nl.properties"), "requird=Vul in.\nsubmit=Verstuur\n");
        try (URLClassLoader host = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            assertEquals(
                    Map.of("requird", "masthead/forms_nl.properties", "submit", "masthead/forms_nl.properties"),
                    Wording.of(Locale.forLanguageTag("nl"), host).hostKeys());
        }
    }

    @Test
    void everyKeyThatIsReadIsKnown() throws IOException {
        Set<String> known = Wording.keys(Forms.standard());
        for (String suffix : List.of("", "_de", "_fr", "_es", "_ar", "_ja")) {
            assertEquals(
                    Set.of(),
                    file(suffix).stringPropertyNames().stream()
                            .filter(key -> !known.contains(key))
                            .collect(Collectors.toSet()));
        }
        assertTrue(known.containsAll(Set.of("too-long.textarea", "form.contact.field.topic.option.question")));
        assertFalse(known.contains("form.tip.title"));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties file(String suffix) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Wording.class.getResourceAsStream("forms" + suffix + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
