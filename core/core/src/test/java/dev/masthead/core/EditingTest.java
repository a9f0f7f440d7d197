package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.ChangeLog.Change;
import dev.masthead.core.ChangeLog.Change.Kind;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What editors do with an article behind what readers see of it. */
class EditingTest {

    private static final Instant START = Instant.parse("2026-11-01T08:00:00Z");
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    private Instant now = START;
    private final RecordStore store = new MemoryStorage().open(StoreSettings.none(), Articles.COLLECTIONS);
    private final Articles articles = new Articles(store, VALIDATOR, () -> now, new Random(1));
    private final WorkingCopies copies = articles.workingCopies();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEditOfAPublishedArticleIsSeenOnlyWhenItIsPublished() {
        Article live = articles.publish(complete("Tides"));
        WorkingCopy begun = copies.open(live.id());
        WorkingCopy saved =
                copies.save(begun.with(live.toBuilder().headline("High tides").build()));
        assertEquals(Optional.of(live), articles.find(live.id()), "readers see the edit");
        assertEquals(Optional.of(saved), copies.find(live.id()));
        Article published = copies.publish(saved);
        assertEquals("High tides", published.headline());
        assertEquals(Optional.of(published), articles.find(live.id()));
        assertEquals(Optional.empty(), copies.find(live.id()));
    }

    @Test
    void aWorkingCopyMayBeIncompleteAndIsNotPublishedThen() {
        Article live = articles.publish(complete("Tides"));
        WorkingCopy saved = copies.save(
                copies.open(live.id()).with(live.toBuilder().headline("").build()));
        assertThrows(InvalidArticleException.class, () -> copies.publish(saved));
        assertEquals(Optional.of(saved), copies.find(live.id()), "the edit is lost");
        copies.discard(live.id());
        assertEquals(Optional.empty(), copies.find(live.id()));
        assertEquals(Optional.of(live), articles.find(live.id()));
    }

    @Test
    void ofTwoEditorsTheSecondIsToldAndLosesNothing() {
        Article live = articles.publish(complete("Tides"));
        WorkingCopy first = copies.open(live.id());
        WorkingCopy second = copies.open(live.id());
        copies.save(first.with(live.toBuilder().deck("One").build()));
        assertThrows(
                StaleArticleException.class,
                () -> copies.save(second.with(live.toBuilder().deck("Two").build())));
        WorkingCopy saved = copies.find(live.id()).orElseThrow();
        Article corrected = articles.edit(live.toBuilder().headline("Corrected").build());
        assertThrows(StaleArticleException.class, () -> copies.publish(saved));
        assertEquals("One", copies.publish(saved.onto(corrected)).deck());
    }

    @Test
    void everyVersionStaysReadableAndCanComeBack() {
        Article first = articles.as("Ann").publish(complete("Tides"));
        now = now.plusSeconds(60);
        Article second =
                articles.as("Ben").edit(first.toBuilder().headline("High tides").build());
        List<Revision> revisions = articles.revisions().of(first.id(), 10, Optional.empty());
        assertEquals(
                List.of(second, first),
                revisions.stream().map(Revision::article).toList());
        assertEquals(
                List.of(Optional.of("Ben"), Optional.of("Ann")),
                revisions.stream().map(Revision::by).toList());
        assertEquals(List.of(now, START), revisions.stream().map(Revision::at).toList());
        Article back = articles.revert(first.id(), 1);
        assertEquals("Tides", back.headline());
        assertEquals(3, back.version());
        assertThrows(IllegalArgumentException.class, () -> articles.revert(first.id(), 9));
        assertEquals(2, articles.revisions().prune(first.id(), 1));
        assertEquals(
                1, articles.revisions().of(first.id(), 10, Optional.empty()).size());
    }

    @Test
    void whatIsInTheTrashComesBackAsItWasOrGoesForGood() {
        Article live = articles.publish(complete("Tides"));
        copies.save(copies.open(live.id()).with(live.toBuilder().deck("Edit").build()));
        now = now.plus(Duration.ofDays(1));
        Article trashed = articles.trash(live.id());
        assertFalse(trashed.isVisible(now));
        assertEquals(List.of(trashed), articles.trashed(10));
        assertThrows(IllegalStateException.class, () -> articles.publish(live.id()));
        Article back = articles.restore(live.id());
        assertTrue(back.isVisible(now));
        assertEquals(live.slug(), back.slug());
        assertThrows(IllegalStateException.class, () -> articles.remove(live.id()));
        articles.trash(live.id());
        assertEquals(0, articles.emptyTrash(now));
        assertEquals(1, articles.emptyTrash(now.plusSeconds(1)));
        assertEquals(Optional.empty(), articles.find(live.id()));
        assertEquals(Optional.empty(), copies.find(live.id()));
        assertEquals(List.of(), articles.revisions().of(live.id(), 10, Optional.empty()));
        assertEquals(live.slug(), articles.publish(complete("Tides")).slug(), "its slug is free again");
    }

    @Test
    void eachChangeIsToldWithWhatItReaches() {
        Article live = articles.publish(complete("Tides"));
        articles.edit(live.toBuilder().slug(new Slug("high-tides")).build());
        copies.save(copies.open(live.id()));
        articles.withdraw(live.id());
        List<Change> changes = articles.changes().after(0, 10);
        assertEquals(
                List.of(Kind.PUBLISHED, Kind.EDITED, Kind.DRAFTED, Kind.WITHDRAWN),
                changes.stream().map(Change::kind).toList());
        Set<String> everywhere = Set.of("newest", "author/ann-lee", "tag/harbour-life");
        assertEquals(
                List.of(everywhere, Set.of(), Set.of(), everywhere),
                changes.stream().map(Change::listings).toList());
        assertEquals(Set.of("tides", "high-tides"), changes.get(1).slugs());
    }

    @Test
    void aSeriesAndTranslationsAreFound() {
        Article part = articles.publish(complete("Part one").toBuilder()
                .series(new Series("The long harbour"))
                .build());
        Article english = articles.publish(
                complete("Hello").toBuilder().translationKey("greeting").build());
        Article german = articles.publish(complete("Hallo").toBuilder()
                .translationKey("greeting")
                .language("de")
                .build());
        PublishedArticles published = articles.published();
        assertEquals(
                List.of(part),
                published
                        .listing(ListingName.series(new Slug("the-long-harbour")), 10, Optional.empty())
                        .articles());
        assertEquals(
                Set.of(english, german),
                Set.copyOf(published
                        .listing(ListingName.translations("greeting"), 10, Optional.empty())
                        .articles()));
    }

    @Test
    void aMonthHasItsOwnArticles() {
        Article october = articles.publish(complete("October").toBuilder()
                .publishAt(START.minus(Duration.ofDays(9)))
                .build());
        articles.publish(complete("November").toBuilder().publishAt(START).build());
        articles.publish(
                complete("Later").toBuilder().publishAt(START.plusSeconds(9)).build());
        Instant first = Instant.parse("2026-10-01T00:00:00Z");
        Instant next = Instant.parse("2026-11-01T00:00:00Z");
        PublishedArticles published = articles.published();
        assertEquals(
                List.of(october),
                published.between(first, next, 10, Optional.empty()).articles());
        assertEquals(
                List.of("November"),
                published.between(next, next.plus(Duration.ofDays(30)), 10, Optional.empty()).articles().stream()
                        .map(Article::headline)
                        .toList());
    }

    private static Article complete(String headline) {
        return Article.titled(headline)
                .by("Ann Lee")
                .tagged("Harbour Life")
                .paragraphs("It still runs.")
                .build();
    }
}
