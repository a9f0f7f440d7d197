package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.ListingName;
import dev.masthead.core.Magazine;
import dev.masthead.core.Position;
import dev.masthead.core.PublishedArticles;
import dev.masthead.rendering.Links;
import dev.masthead.rendering.Sitemap;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sitemaps. A small magazine has one file, which is all that somebody who looks at it has to read, and which is kept like
 * a page. A larger one has an index of one file for each month, written while they are read: old months stay as they are, so
 * that a crawler fetches them seldom.
 */
final class Sitemaps {

    /** So many articles are in one file without an index. */
    static final int SMALL = 1_000;

    private static final int MAX_TRANSLATIONS = 50;
    private static final String XML = "application/xml; charset=utf-8";
    private static final String EXTENSION = ".xml";

    private final Magazine magazine;
    private final Links links;

    Sitemaps(Magazine magazine, Links absolute) {
        this.magazine = magazine;
        this.links = absolute;
    }

    /** {@code sitemap.xml}. */
    PageSource.Rendering top(Reading reading) {
        PublishedArticles all = reading.everything();
        if (all.count(SMALL + 1) > SMALL) {
            return () ->
                    Writing.inMemory(XML, out -> Sitemap.writeIndex(files(all).iterator(), out));
        }
        return () -> Writing.inMemory(XML, out -> Sitemap.write(magazine, newest(all), translations(all), links, out));
    }

    /** Articles leave it as they grow older. */
    PageSource.Rendering news(Reading reading) {
        PublishedArticles all = reading.everything();
        Instant hour = reading.now().truncatedTo(ChronoUnit.HOURS);
        reading.dependsOn(hour);
        reading.changesAt(hour.plus(1, ChronoUnit.HOURS));
        return () -> Writing.inMemory(XML, out -> Sitemap.writeNews(magazine, newest(all), links, hour, out));
    }

    /** A file of the index, by its name. */
    PageSource file(String name, Optional<Position> after) throws HttpProblem {
        if (name.equals("pages.xml")) {
            return this::pages;
        }
        YearMonth month = Optional.of(name)
                .filter(any -> any.endsWith(EXTENSION))
                .flatMap(any -> Months.parse(any.substring(0, any.length() - EXTENSION.length())))
                .orElseThrow(HttpProblem::notFound);
        return reading -> month(reading.everything(), month, after);
    }

    private PageSource.Rendering pages(Reading reading) {
        PublishedArticles all = reading.everything();
        return () -> Writing.inMemory(
                XML,
                out -> Sitemap.writePages(
                        magazine,
                        slug -> !all.listing(ListingName.section(slug), 1, Optional.empty())
                                .articles()
                                .isEmpty(),
                        links,
                        out));
    }

    private PageSource.Rendering month(PublishedArticles all, YearMonth month, Optional<Position> after)
            throws HttpProblem {
        ZoneId zone = magazine.timeZone();
        Instant from = Months.start(month, zone);
        Instant to = Months.start(month.plusMonths(1), zone);
        if (!new Chunks(next -> all.between(from, to, 1, next), after).hasNext()) {
            throw HttpProblem.notFound();
        }
        return () -> Writing.streamed(
                XML,
                out -> Sitemap.writeArticles(
                        magazine,
                        new Chunks(next -> all.between(from, to, Chunks.SIZE, next), after),
                        translations(all),
                        links,
                        out));
    }

    private List<String> files(PublishedArticles all) {
        List<String> files = new ArrayList<>(List.of(links.sitemapOfPages()));
        ZoneId zone = magazine.timeZone();
        Optional<Article> newest = all.newestBefore(Instant.MAX);
        while (newest.isPresent()) {
            YearMonth month = Months.of(newest.get().publishAt().orElseThrow(), zone);
            String file = links.sitemap(month);
            files.add(file);
            Instant from = Months.start(month, zone);
            all.parts(from, Months.start(month.plusMonths(1), zone), Sitemap.MAX_ADDRESSES)
                    .forEach(start -> files.add(links.after(file, start)));
            newest = all.newestBefore(from);
        }
        return files;
    }

    private static Chunks newest(PublishedArticles all) {
        return new Chunks(next -> all.newest(Chunks.SIZE, next), Optional.empty());
    }

    private static Function<Article, List<Article>> translations(PublishedArticles all) {
        return article -> article.translationKey()
                .map(key -> all.listing(ListingName.translations(key), MAX_TRANSLATIONS, Optional.empty())
                        .articles())
                .orElse(List.of());
    }
}
