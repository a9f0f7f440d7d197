package dev.masthead.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.ChangeLog.Change;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.UnreliableStore;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;

/** Editors work on a store that fails now and then: what they were told is true, and the change log misses nothing. */
class UnreliableStoreTest {

    private static final int SEEDS = 1_000;
    private static final int STEPS = 30;
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    @Test
    void articlesAndChangeLogAgreeAfterAnyFailure() {
        for (long seed = 0; seed < SEEDS; seed++) {
            try (RecordStore store = new MemoryStorage().open(StoreSettings.none(), Articles.COLLECTIONS)) {
                check(store, seed);
            }
        }
    }

    private static void check(RecordStore store, long seed) {
        Random random = new Random(seed);
        RecordStore unreliable = new UnreliableStore(store, random, 0.2);
        Articles articles = new Articles(unreliable, VALIDATOR, () -> Instant.EPOCH, random);
        Map<String, Article> told = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            edit(articles, told, random);
        }
        String where = "seed " + seed;
        List<Change> changes = new ChangeLog(store, () -> Instant.EPOCH).after(0, 1_000);
        assertEquals(
                LongStream.rangeClosed(1, changes.size()).boxed().toList(),
                changes.stream().map(Change::number).toList(),
                where);
        Map<String, Long> edits =
                changes.stream().collect(Collectors.groupingBy(Change::article, Collectors.counting()));
        Map<String, Long> versions = new HashMap<>();
        new Scan(store, "articles", CollectionSpec.ALL).forEachRemaining(r -> versions.put(r.id(), r.version()));
        assertEquals(edits, versions, where);
        Articles reliable = new Articles(store, VALIDATOR, () -> Instant.EPOCH, random);
        told.forEach((id, article) -> {
            Article stored = reliable.find(id).orElseThrow(() -> new AssertionError(where + " lost " + id));
            assertTrue(stored.version() >= article.version(), where);
            if (stored.version() == article.version()) {
                assertEquals(article, stored, where);
            }
        });
    }

    private static void edit(Articles articles, Map<String, Article> told, Random random) {
        List<String> known = new ArrayList<>(told.keySet());
        try {
            if (known.size() < 3) {
                String headline = "Harbour " + random.nextInt(3);
                tell(
                        told,
                        () -> articles.publish(Article.titled(headline)
                                .by("Ann Lee")
                                .paragraphs("Wet.")
                                .build()));
                return;
            }
            String id = known.get(random.nextInt(known.size()));
            Article article = articles.find(id).orElseThrow();
            if (random.nextInt(4) == 0) {
                tell(told, () -> articles.withdraw(id));
            } else {
                String headline = "Storm " + random.nextInt(1_000);
                tell(
                        told,
                        () -> articles.edit(
                                article.toBuilder().headline(headline).build()));
            }
        } catch (StoreException | StaleArticleException e) {
            assertFalse(String.valueOf(e.getMessage()).isBlank(), "the editor is told nothing");
        }
    }

    private static void tell(Map<String, Article> told, Supplier<Article> change) {
        Article stored = change.get();
        told.put(stored.id(), stored);
    }
}
