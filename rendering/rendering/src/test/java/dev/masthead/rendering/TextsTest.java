package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void aLanguageWithoutWordingFallsBackToEnglish() {
        assertEquals("Skip to content", Texts.of(Locale.forLanguageTag("cy")).get("skip.to.content"));
    }

    @Test
    void aRegionalVariantFallsBackToItsLanguage() {
        assertEquals("Zum Inhalt", Texts.of(Locale.forLanguageTag("de-AT")).get("skip.to.content"));
    }

    @Test
    void aHostAddsALanguageWithAFile() {
        ClassLoader host = new ClassLoader(null) {
            @Override
            public @Nullable InputStream getResourceAsStream(String name) {
                return name.equals("masthead/texts_cy.properties")
                        ? new ByteArrayInputStream("skip.to.content=I’r cynnwys".getBytes(StandardCharsets.UTF_8))
                        : null;
            }
        };
        Texts texts = Texts.of(Locale.forLanguageTag("cy"), host);
        assertEquals("I’r cynnwys", texts.get("skip.to.content"));
        assertEquals("Close", texts.get("overlay.close"));
    }

    @Test
    void anArgumentThatLooksLikeAPlaceIsLeftAlone() {
        Texts texts = Texts.of(Locale.ENGLISH).with(Map.of("greeting", "{0} and {1}, {x} {9}"));
        assertEquals("{1} and b, {x} {9}", texts.get("greeting", "{1}", "b"));
    }

    @Test
    void aMissingKeyIsNamed() {
        Exception missing = assertThrows(
                IllegalArgumentException.class, () -> Texts.of(Locale.ENGLISH).get("no.such"));
        assertTrue(String.valueOf(missing.getMessage()).contains("no.such"));
    }

    @Test
    void everyLanguageHasEveryKey() throws IOException {
        for (String language : List.of("de", "fr", "es", "ar", "ja")) {
            assertEquals(keys("texts.properties"), keys("texts_" + language + ".properties"), language);
        }
    }

    private static Set<String> keys(String file) throws IOException {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames();
        }
    }
}
