package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.ListingName;
import dev.masthead.core.Position;
import dev.masthead.core.Series;
import dev.masthead.core.Slug;
import dev.masthead.core.Tag;
import dev.masthead.rendering.Surroundings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the other articles that an article's page leads to. Of one reading. */
final class Neighbourhood {

    private static final int MAX_TRANSLATIONS = 50;
    private static final int MAX_RELATED = 3;

    /** The first subjects are the most important ones. */
    private static final int MAX_TAGS = 3;

    private final Article article;
    private final Reading reading;

    private Neighbourhood(Article article, Reading reading) {
        this.article = article;
        this.reading = reading;
    }

    static Surroundings of(Article article, Reading reading) {
        return new Neighbourhood(article, reading).read();
    }

    private Surroundings read() {
        Optional<ListingName> series = article.series().map(Series::slug).map(ListingName::series);
        return new Surroundings(
                reading.olderThan(article),
                reading.newerThan(article),
                series.flatMap(name -> before(name, 1).stream().findFirst()),
                series.flatMap(name -> reading.newerThan(name, article)),
                translations(),
                related());
    }

    private List<Article> translations() {
        return article.translationKey()
                .map(key -> reading.listing(ListingName.translations(key), MAX_TRANSLATIONS, Optional.empty())
                        .articles())
                .orElse(List.of());
    }

    /**
     * Those before it with the same tags, the most shared ones first; then those before it in its section. Of what is
     * before it nothing changes when a new article appears, so that one leaves the pages of all others as they are.
     */
    private List<Article> related() {
        Map<String, Article> found = new LinkedHashMap<>();
        article.tags().stream()
                .limit(MAX_TAGS)
                .flatMap(tag -> before(ListingName.tag(tag.slug()), MAX_RELATED).stream())
                .filter(other -> !isTranslation(other))
                .forEach(other -> found.putIfAbsent(other.id(), other));
        List<Article> related = new ArrayList<>(found.values());
        related.sort(Comparator.comparingLong(this::sharedTags)
                .thenComparing(Position::of, Comparator.comparing(Position::publishAt))
                .reversed());
        if (related.size() < MAX_RELATED && article.section().isPresent()) {
            before(ListingName.section(article.section().get()), 2 * MAX_RELATED).stream()
                    .filter(other -> !found.containsKey(other.id()) && !isTranslation(other))
                    .forEach(related::add);
        }
        return related.stream().limit(MAX_RELATED).toList();
    }

    private boolean isTranslation(Article other) {
        return article.translationKey().isPresent() && article.translationKey().equals(other.translationKey());
    }

    private long sharedTags(Article other) {
        List<Slug> mine = article.tags().stream().map(Tag::slug).toList();
        return other.tags().stream().filter(tag -> mine.contains(tag.slug())).count();
    }

    private List<Article> before(ListingName name, int limit) {
        return reading.listing(name, limit, Optional.of(Position.of(article))).articles();
    }
}
