package dev.masthead.search;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileQueryTest {

    private final Magazines magazines = new Magazines();
    private final ArticleSearch search = magazines.search().open();

    HostileQueryTest() {
        for (String language : List.of("en", "de", "fr", "es", "ar", "ja", "nl")) {
            magazines.publish(language, "Harbour 港 " + language, "Water, wind and wood AND OR NOT.");
        }
    }

    @AfterEach
    void close() {
        search.close();
        magazines.close();
    }

    static Stream<String> queries() {
        return Stream.of(
                "",
                " ",
                "\"",
                "\"\"",
                "\"\"\"\"\"",
                "*",
                "a*b?c~",
                "***water***",
                "/(a|b)*c/",
                "headline.en:water",
                "water AND",
                "NOT water",
                "+water -wind && || !",
                "[a TO z]",
                "{* TO *}",
                "water^99999999999",
                "((((((((((((",
                "\\",
                "\u0000\u0001water\u001f",
                "water\r\nwind",
                "\ud800",
                "a\udc00b",
                "\u202ewater\u202c",
                "🌊🌊🌊",
                "w".repeat(100_000),
                "water ".repeat(10_000),
                "\"water ".repeat(10_000),
                "港".repeat(10_000),
                "a-".repeat(5_000),
                "z̈".repeat(5_000),
                "harbor wter wnid wood habour wwater hharbour qwater windd woood ".repeat(3),
                "<script>alert(1)</script>",
                "'; DROP TABLE articles; --");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noTextFailsOrTakesLong(String text) {
        SearchPage page =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> search.search(SearchQuery.of(text)));
        assertTrue(page.hits().size() <= 20);
    }

    @Test
    void randomTextsDoNotFail() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(60), 0, 0x3100).forEach(text::appendCodePoint);
            assertDoesNotThrow(() -> search.search(SearchQuery.of(text.toString())));
        }
    }

    @Test
    void operatorsAreWords() {
        assertEquals(7, search.search(SearchQuery.of("water AND")).total());
        assertEquals(7, search.search(SearchQuery.of("NOT water")).total());
        assertEquals(7, search.search(SearchQuery.of("***water***")).total());
    }

    @Test
    void twentyWordsWithTyposInSevenLanguagesAreNotTooMany() {
        String text = Stream.iterate(1, n -> n + 1)
                .limit(20)
                .map(n -> "harboxr" + (char) ('a' + n))
                .reduce("", (all, word) -> all + word + " ");
        assertEquals(7, search.search(SearchQuery.of(text)).total());
    }

    @Test
    void whatIsBehindTheLimitsDoesNotCount() {
        assertEquals(
                20, Words.of("water ".repeat(30), new Languages(Locale.ENGLISH)).size());
        assertTrue(Words.of("x".repeat(300), new Languages(Locale.ENGLISH))
                        .get(0)
                        .text()
                        .length()
                <= 200);
    }

    @Test
    void nothingPrintsWhatAReaderAskedFor() {
        SearchQuery query = SearchQuery.of("secretive water");
        assertFalse(query.toString().contains("secretive"));
        SearchPage page = search.search(SearchQuery.of("water"));
        assertFalse(page.toString().contains("ater"));
        assertFalse(
                Words.of("secretive", new Languages(Locale.ENGLISH)).toString().contains("secretive"));
    }
}
