package dev.masthead.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArticleTextTest {

    @Test
    void wordsAreCountedAsReadersCountThem() {
        assertEquals(0, ArticleText.words(" — … "));
        assertEquals(5, ArticleText.words("Don’t count\u00a0half-hearted – 3.5 times"));
        assertEquals(2, ArticleText.words("港の夜"));
    }

    @Test
    void readingTimeIsAtLeastAMinute() {
        assertEquals(1, ArticleText.minutes(""));
        assertEquals(1, ArticleText.minutes("word ".repeat(230)));
        assertEquals(4, ArticleText.minutes("word ".repeat(1_000)));
    }

    @Test
    void theStartOfATextEndsBetweenWordsAndInsideNoCharacter() {
        assertEquals("one two…", ArticleText.start("one two three", 10));
        assertEquals("short", ArticleText.start(" short ", 10));
        assertEquals("😀😀…", ArticleText.start("😀".repeat(10), 6));
    }
}
