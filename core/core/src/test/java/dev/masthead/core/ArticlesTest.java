package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArticlesTest {

    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private Instant now = START;
    private final InstantSource clock = () -> now;
    private final RecordStore store = new MemoryStorage().open(StoreSettings.none(), Articles.COLLECTIONS);
    private final Articles articles = new Articles(store, VALIDATOR, clock, new Random(1));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aDraftMayBeIncompleteAndIsNotVisible() {
        Article draft = articles.create(Article.titled("Half a thought").build());
        assertEquals(1, draft.version());
        assertEquals(Optional.of(draft), articles.find(draft.id()));
        assertTrue(articles.published().newest(10, Optional.empty()).articles().isEmpty());
    }

    @Test
    void aPublicationMayNotBeIncompleteAndEachMissingPartIsNamed() {
        InvalidArticleException refused = assertThrows(
                InvalidArticleException.class,
                () -> articles.publish(Article.builder()
                        .hero(Image.of("https://a.example/x.png", ""))
                        .build()));
        List<String> paths = refused.problems().stream()
                .map(InvalidArticleException.Problem::path)
                .toList();
        assertEquals(List.of("body", "bylines", "headline", "hero.alt"), paths);
    }

    @Test
    void aHeadlineHasAtMostTwoHundredCodePointsAlsoWhenTheyAreEmoji() {
        articles.create(Article.titled("🌊".repeat(200)).build());
        assertThrows(
                InvalidArticleException.class,
                () -> articles.create(Article.titled("🌊".repeat(201)).build()));
    }

    @Test
    void aPublishedArticleIsFoundByItsSlugAndInItsListings() {
        Article ferry = articles.publish(complete("The Night Ferry’s Last Run!"));
        assertEquals("the-night-ferrys-last-run", ferry.slug().orElseThrow().value());
        assertEquals(List.of(ferry), newest());
        assertEquals(
                Optional.of(ferry), articles.published().withSlug(ferry.slug().orElseThrow()));
        assertEquals(
                List.of(ferry),
                articles.published()
                        .listing(ListingName.author(new Slug("ann-lee")), 10, Optional.empty())
                        .articles());
        assertEquals(
                List.of(ferry),
                articles.published()
                        .listing(ListingName.tag(new Slug("harbour-life")), 10, Optional.empty())
                        .articles());
    }

    @Test
    void twoArticlesWithOneHeadlineGetTwoSlugs() {
        articles.publish(complete("Tides"));
        assertEquals(
                "tides-2",
                articles.publish(complete("Tides")).slug().orElseThrow().value());
    }

    @Test
    void aSlugThatIsTakenIsRefusedAlsoAsAnOldOne() {
        Article first = articles.publish(
                complete("Tides").toBuilder().slug(new Slug("tides")).build());
        articles.edit(first.toBuilder().slug(new Slug("high-tides")).build());
        Article second = complete("Other").toBuilder().slug(new Slug("tides")).build();
        assertThrows(SlugTakenException.class, () -> articles.publish(second));
    }

    @Test
    void aNewSlugKeepsTheOldOneAndGoingBackDropsIt() {
        Article first = articles.publish(complete("Tides"));
        Article moved =
                articles.edit(first.toBuilder().slug(new Slug("high-tides")).build());
        assertEquals(List.of(new Slug("tides")), moved.oldSlugs());
        assertEquals(Optional.of(moved), articles.published().withSlug(new Slug("tides")));
        Article back = articles.edit(moved.toBuilder().slug(new Slug("tides")).build());
        assertEquals(List.of(new Slug("high-tides")), back.oldSlugs());
    }

    @Test
    void aScheduledArticleAppearsAtItsSecondAndAnExpiredOneGoes() {
        Article later = articles.publish(complete("Later").toBuilder()
                .publishAt(START.plusSeconds(60))
                .expireAt(START.plusSeconds(120))
                .build());
        assertEquals(List.of(), newest());
        assertEquals(Optional.of(START.plusSeconds(60)), articles.published().nextChange());
        now = START.plusSeconds(60);
        assertEquals(List.of(later), newest());
        assertEquals(Optional.of(START.plusSeconds(120)), articles.published().nextChange());
        now = START.plusSeconds(120);
        assertEquals(List.of(), newest());
        assertEquals(Optional.empty(), articles.published().nextChange());
    }

    @Test
    void aPageIsFilledUpWhenArticlesOnItHaveExpired() {
        for (int i = 0; i < 6; i++) {
            Instant at = START.minusSeconds(i + 1);
            Article article = complete("Story " + i).toBuilder().publishAt(at).build();
            articles.publish(i % 2 == 0 ? article.toBuilder().expireAt(START).build() : article);
        }
        assertEquals(
                List.of("Story 1", "Story 3"),
                articles.published().newest(2, Optional.empty()).articles().stream()
                        .map(Article::headline)
                        .toList());
    }

    @Test
    void pagingVisitsEachArticleOnceAlsoThroughEqualTimes() {
        IntStream.range(0, 25)
                .forEach(i -> articles.publish(complete("Story " + i).toBuilder()
                        .publishAt(START.minusSeconds(i / 10))
                        .build()));
        List<String> seen = new ArrayList<>();
        Optional<Position> after = Optional.empty();
        do {
            Listing page = articles.published().newest(7, after);
            page.articles().forEach(article -> seen.add(article.id()));
            after = page.next().map(Position::encode).flatMap(Position::parse);
        } while (after.isPresent());
        assertEquals(25, seen.size());
        assertEquals(25, seen.stream().distinct().count());
    }

    @Test
    void neighboursAreTheNextInTimeAlsoThroughEqualTimes() {
        for (int i = 0; i < 5; i++) {
            articles.publish(complete("Story " + i).toBuilder()
                    .publishAt(START.minusSeconds(i / 2))
                    .build());
        }
        List<Article> inOrder = newest();
        for (int i = 0; i + 1 < inOrder.size(); i++) {
            assertEquals(Optional.of(inOrder.get(i + 1)), articles.published().olderThan(inOrder.get(i)));
            assertEquals(Optional.of(inOrder.get(i)), articles.published().newerThan(inOrder.get(i + 1)));
        }
    }

    @Test
    void anEditOfAnOldVersionIsRefused() {
        Article draft = articles.create(Article.titled("One").build());
        articles.edit(draft.toBuilder().headline("Two").build());
        StaleArticleException stale = assertThrows(
                StaleArticleException.class,
                () -> articles.edit(draft.toBuilder().headline("Three").build()));
        assertEquals(2, stale.storedVersion());
    }

    @Test
    void ofManyConcurrentEditsOfOneVersionOneSucceedsAndEveryChangeIsLogged() throws Exception {
        Article draft = articles.create(Article.titled("One").build());
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Callable<Boolean>> edits = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> editSucceeds(draft, "Edit " + i))
                .toList();
        long won = 0;
        for (Future<Boolean> edit : threads.invokeAll(edits)) {
            won += edit.get() ? 1 : 0;
        }
        threads.shutdown();
        assertEquals(1, won);
        assertEquals(2, articles.changes().head());
    }

    @Test
    void theChangeLogIsNumberedWithoutGapsAndTellsWithdrawals() {
        Article article = articles.publish(complete("Tides"));
        now = START.plus(Duration.ofHours(1));
        Article gone = articles.withdraw(article.id());
        assertFalse(gone.isVisible(now));
        assertEquals(
                ArticleState.WITHDRAWN,
                articles.find(article.id()).orElseThrow().state());
        List<ChangeLog.Change> changes = articles.changes().after(0, 10);
        assertEquals(
                List.of(1L, 2L), changes.stream().map(ChangeLog.Change::number).toList());
        assertEquals(ChangeLog.Change.Kind.WITHDRAWN, changes.get(1).kind());
        assertEquals(now, changes.get(1).at());
    }

    @Test
    void aBodyThatNestsTooDeepIsRefusedAndNotStoredUnreadable() {
        List<Block> body = List.of(new Block.Divider());
        for (int i = 0; i < 100; i++) {
            body = List.of(new Block.Listing(false, 1, List.of(body)));
        }
        Article deep = complete("Deep").toBuilder().body(body).build();
        assertThrows(InvalidArticleException.class, () -> articles.publish(deep));
    }

    @Test
    void aBodyAtTheDeepestAllowedNestingComesBack() {
        List<Block> body = List.of(new Block.Paragraph(
                List.of(new Inline.Text("x", List.of(new Mark.Link("https://a.example/", Optional.of("t")))))));
        for (int i = 0; i < 12; i++) {
            body = List.of(new Block.Listing(false, 1, List.of(body)));
        }
        Article deep = articles.publish(complete("Deep").toBuilder().body(body).build());
        assertEquals(Optional.of(deep), articles.find(deep.id()));
    }

    @Test
    void halfOfASurrogatePairAndAnUnsafeLinkAreRefused() {
        assertThrows(
                InvalidArticleException.class,
                () -> articles.create(Article.titled("Half \ud83c").build()));
        Inline link = new Inline.Text("x", List.of(new Mark.Link("javascript:alert(1)", Optional.empty())));
        Article unsafe = Article.titled("Link")
                .body(List.of(new Block.Paragraph(List.of(link))))
                .build();
        assertThrows(InvalidArticleException.class, () -> articles.create(unsafe));
    }

    private boolean editSucceeds(Article draft, String headline) {
        try {
            articles.edit(draft.toBuilder().headline(headline).build());
            return true;
        } catch (StaleArticleException lost) {
            return false;
        }
    }

    private List<Article> newest() {
        return articles.published().newest(100, Optional.empty()).articles();
    }

    private static Article complete(String headline) {
        return Article.titled(headline)
                .by("Ann Lee")
                .tagged("Harbour Life")
                .paragraphs("It still runs.")
                .build();
    }
}
