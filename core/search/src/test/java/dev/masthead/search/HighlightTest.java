package dev.masthead.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Article;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightTest {

    private final Magazines magazines = new Magazines();
    private final ArticleSearch search = magazines.search().open();

    @AfterEach
    void close() {
        search.close();
        magazines.close();
    }

    private SearchHit first(String text) {
        return search.search(SearchQuery.of(text)).hits().get(0);
    }

    private static String shown(Highlight highlight) {
        StringBuilder out = new StringBuilder(highlight.text());
        List<Highlight.Range> marks = highlight.marks();
        for (int i = marks.size() - 1; i >= 0; i--) {
            out.insert(marks.get(i).end(), "]").insert(marks.get(i).start(), "[");
        }
        return out.toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            en; Two ferries, one Ferry; ferry; Two [ferries], one [Ferry]
            en; The quiet ferry; "quiet ferry"; The [quiet ferry]
            en; A quietly ferried; ferries qui; A [quietly] [ferried]
            en; Electric boats; elektric; [Electric] boats
            en; Café society; cafe; [Café] society
            de; Die Schiffe der Häfen; schiff hafen; Die [Schiffe] der [Häfen]
            fr; L’éclusier dort; eclusier; [L’éclusier] dort
            ar; السفن في الميناء; سفن; [السفن] في الميناء
            ja; 東京の港に電気の船が着いた; 電気の船; 東京の港に[電気の船]が着いた
            en; <b>bold</b> & "ferry"; bold ferry; <b>[bold]</b> & "[ferry]"
            """)
    void theWordsOfTheQueryAreMarkedInTheHeadline(String language, String headline, String query, String shown) {
        magazines.publish(language, headline, "Text.");
        assertEquals(shown, shown(first(query).headline()));
    }

    @Test
    void theExcerptIsThePlaceWhereMostOfTheQueryIs() {
        String filler = "Nothing of it stands here, and nothing there. ".repeat(20);
        magazines.publish("Tides", "A lamp. " + filler + "Here a lighthouse has a lamp and a keeper. " + filler);
        Highlight excerpt = first("lighthouse lamp keeper").excerpt();
        assertTrue(shown(excerpt).contains("a [lighthouse] has a [lamp] and a [keeper]."), shown(excerpt));
        assertTrue(excerpt.text().startsWith("…") && excerpt.text().endsWith("…"), shown(excerpt));
        assertTrue(excerpt.text().length() <= 250, shown(excerpt));
    }

    @Test
    void withoutAWordInTheBodyThereIsNoExcerpt() {
        magazines.publish(
                Article.titled("Tides").by("Ann Lee").deck("Of a lighthouse").paragraphs("Text."));
        SearchHit hit = first("lighthouse");
        assertEquals("", hit.excerpt().text());
        assertEquals("Of a [lighthouse]", shown(hit.deck()));
    }

    @Test
    void noCharacterIsCutInTwo() {
        magazines.publish("Waves", "🌊".repeat(200) + " lighthouse " + "🌊".repeat(300));
        String text = first("lighthouse").excerpt().text();
        assertEquals(
                text,
                new String(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8));
    }
}
