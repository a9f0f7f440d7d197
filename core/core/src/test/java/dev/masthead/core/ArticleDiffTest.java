package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.ArticleDiff.BlockChange;
import dev.masthead.core.ArticleDiff.BlockChange.Kind;
import dev.masthead.core.ArticleDiff.Property;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArticleDiffTest {

    private static final long SEEDS = 500;

    @Test
    void equalArticlesDoNotDiffer() {
        Article article =
                Article.titled("Tides").by("Ann Lee").paragraphs("a", "b").build();
        assertTrue(ArticleDiff.between(article, article).isEmpty());
    }

    @Test
    void aPropertyIsToldAsItWasAndAsItIs() {
        Article before = Article.titled("Tides").build();
        Article after = before.toBuilder().headline("High tides").tagged("sea").build();
        assertEquals(
                Map.of("headline", new Property("Tides", "High tides"), "tags", new Property("[]", "[sea]")),
                ArticleDiff.between(before, after).properties());
    }

    @Test
    void aChangedParagraphIsOneRemovedAndOneAddedAmongThoseThatStay() {
        Article before = Article.builder().paragraphs("one", "two", "three").build();
        Article after =
                Article.builder().paragraphs("one", "2", "three", "four").build();
        assertEquals(
                List.of(Kind.KEPT, Kind.REMOVED, Kind.ADDED, Kind.KEPT, Kind.ADDED),
                ArticleDiff.between(before, after).body().stream()
                        .map(BlockChange::kind)
                        .toList());
    }

    @Test
    void bothBodiesCanBeReadFromTheDifference() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Article before = Article.builder().paragraphs(words(random)).build();
            Article after = Article.builder().paragraphs(words(random)).build();
            List<BlockChange> body = ArticleDiff.between(before, after).body();
            assertEquals(before.body(), without(Kind.ADDED, body), "seed " + seed);
            assertEquals(after.body(), without(Kind.REMOVED, body), "seed " + seed);
        }
    }

    @Test
    void bodiesOfThousandsOfBlocksAreComparedAtOnce() {
        String[] many = IntStream.range(0, 10_000).mapToObj(i -> "a" + i).toArray(String[]::new);
        String[] others = IntStream.range(0, 10_000).mapToObj(i -> "b" + i).toArray(String[]::new);
        Article before = Article.builder().paragraphs(many).build();
        Article after = Article.builder().paragraphs(others).build();
        assertEquals(20_000, ArticleDiff.between(before, after).body().size());
    }

    private static String[] words(Random random) {
        return IntStream.range(0, random.nextInt(12))
                .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(4))))
                .toArray(String[]::new);
    }

    private static List<Block> without(Kind kind, List<BlockChange> changes) {
        return changes.stream()
                .filter(change -> change.kind() != kind)
                .map(BlockChange::block)
                .toList();
    }
}
