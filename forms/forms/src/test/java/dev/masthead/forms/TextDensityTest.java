package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDensityTest {

    private static final String PROSE = words(60);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "http://a.example http://b.example http://c.example, true",
        "HTTP://a.example [URL=b] <A href=c>, true",
        "see www.a.example and www.b.example, false",
        "http://a.example/?u=http://b.example&v=http://c.example, false",
        "a letter without links, false",
    })
    void countsLinksAgainstWords(String text, boolean full) {
        assertEquals(full, TextDensity.isFullOfLinks(text));
    }

    @Test
    void anArticleMayHaveItsSources() {
        assertFalse(TextDensity.isFullOfLinks(PROSE + " https://a.example https://b.example https://c.example"));
        assertTrue(TextDensity.isFullOfLinks(PROSE + " https://a.example".repeat(6)));
    }

    @Test
    void knowsWhatSaysTheSameAgainAndAgain() {
        assertTrue(TextDensity.repeatsItself("Buy now! ".repeat(20)));
        assertFalse(TextDensity.repeatsItself("no no no no no"));
        assertFalse(TextDensity.repeatsItself(PROSE));
        assertFalse(TextDensity.repeatsItself(words(100).repeat(5)));
        assertTrue(TextDensity.repeatsItself(words(99).repeat(6)));
        assertFalse(TextDensity.repeatsItself(""));
    }

    private static String words(int different) {
        return IntStream.range(0, different).mapToObj(i -> "word" + i).collect(Collectors.joining(" ", "", " "));
    }

    @Test
    void takesLittleTimeForTheLongestTexts() {
        for (String part : List.of("a", "http://", "www.", "[url ", "<a ", "h", " ", "hhttp:/", "\u3000x")) {
            String long1M = part.repeat(1_000_000 / part.length());
            assertTimeout(Duration.ofSeconds(2), () -> {
                TextDensity.isFullOfLinks(long1M);
                TextDensity.repeatsItself(long1M);
            });
        }
    }
}
