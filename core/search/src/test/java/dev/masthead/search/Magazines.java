package dev.masthead.search;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleBuilder;
import dev.masthead.core.Articles;
import dev.masthead.core.MemoryStorage;
import dev.masthead.core.Slug;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** A store with articles, a clock that a test sets, and nodes on it. */
final class Magazines implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-01T08:00:00Z");

    private final ValidatorFactory validators = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory();
    private final RecordStore store = new MemoryStorage().open(StoreSettings.none(), Articles.COLLECTIONS);
    private final Random random = new Random(1);
    Instant now = START;
    final Articles articles = node();

    Articles node() {
        Validator validator = validators.getValidator();
        return new Articles(store, validator, () -> now, random);
    }

    /** Everything in the background happens at once. */
    ArticleSearch.Builder search() {
        return ArticleSearch.builder(articles)
                .language(Locale.ENGLISH)
                .clock(() -> now)
                .executor(Runnable::run);
    }

    /** Each a second after the one before it. */
    Article publish(ArticleBuilder article) {
        now = now.plusSeconds(1);
        return articles.publish(article.build());
    }

    Article publish(String headline, String body) {
        return publish(Article.titled(headline).by("Ann Lee").paragraphs(body));
    }

    Article publish(String language, String headline, String body) {
        return publish(Article.titled(headline).by("Ann Lee").language(language).paragraphs(body));
    }

    static List<String> headlines(SearchPage page) {
        return page.hits().stream().map(hit -> hit.article().headline()).toList();
    }

    static Slug slug(String text) {
        return Slug.from(text).orElseThrow();
    }

    @Override
    public void close() {
        store.close();
        validators.close();
    }
}
