package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.ArticleState;
import dev.masthead.core.Byline;
import dev.masthead.core.Listing;
import dev.masthead.core.ListingName;
import dev.masthead.core.Position;
import dev.masthead.core.Section;
import dev.masthead.core.Seo;
import dev.masthead.core.Series;
import dev.masthead.core.Slug;
import dev.masthead.core.Tag;
import dev.masthead.core.Trash;
import dev.masthead.forms.Form;
import dev.masthead.forms.FormDocument;
import dev.masthead.forms.Forms;
import dev.masthead.forms.ReaderValues;
import dev.masthead.forms.Violation;
import dev.masthead.rendering.Permalinks;
import dev.masthead.rendering.Searched;
import dev.masthead.rendering.Surroundings;
import dev.masthead.rendering.View;
import dev.masthead.rendering.Views;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes the pages of one {@link Site}: loads what a page shows, makes its view, hands it to the theme. */
final class Pages {

    /** A number that fills the rows of the default theme: one, three, then three and two by turns. */
    private static final int PAGE_SIZE = 24;

    private final Views views;
    private final Forms forms;
    private final PageWriter writer;
    private final MachineOutputs outputs;
    private final SiteLinks links;
    private final InstantSource clock;
    private final FormDocument documents;

    Pages(
            Views views,
            Forms forms,
            FormDocument documents,
            PageWriter writer,
            MachineOutputs outputs,
            SiteLinks links,
            InstantSource clock) {
        this.views = views;
        this.forms = forms;
        this.documents = documents;
        this.writer = writer;
        this.outputs = outputs;
        this.links = links;
        this.clock = clock;
    }

    PageSource front(Optional<String> after) throws HttpProblem {
        Optional<Position> position = position(after);
        return reading -> {
            Listing page = reading.listing(ListingName.newest(), PAGE_SIZE, position);
            return () -> page(200, views.front(page, position, reading.now()));
        };
    }

    PageSource section(String slug, Optional<String> after) throws HttpProblem {
        Section section = Slug.parse(slug).flatMap(links.magazine()::section).orElseThrow(HttpProblem::notFound);
        Optional<Position> position = position(after);
        return reading -> {
            Listing page = someOf(reading, ListingName.section(section.slug()), position);
            return () -> page(200, views.section(section, page, position, reading.now()));
        };
    }

    PageSource tag(String slug, Optional<String> after) throws HttpProblem {
        Slug wanted = Slug.parse(slug).orElseThrow(HttpProblem::notFound);
        Optional<Position> position = position(after);
        return reading -> {
            Listing page = someOf(reading, ListingName.tag(wanted), position);
            Tag tag = first(page, Article::tags, found -> found.slug().equals(wanted))
                    .orElseGet(() -> new Tag(wanted.value()));
            return () -> page(200, views.tag(tag, page, position, reading.now()));
        };
    }

    PageSource author(String slug, Optional<String> after) throws HttpProblem {
        Slug wanted = Slug.parse(slug).orElseThrow(HttpProblem::notFound);
        Optional<Position> position = position(after);
        return reading -> {
            Listing page = someOf(reading, ListingName.author(wanted), position);
            Byline author = first(page, Article::bylines, found -> found.slug().equals(wanted))
                    .orElseGet(() -> Byline.of(wanted.value()));
            return () -> page(200, views.author(author, page, position, reading.now()));
        };
    }

    PageSource series(String slug, Optional<String> after) throws HttpProblem {
        Slug wanted = Slug.parse(slug).orElseThrow(HttpProblem::notFound);
        Optional<Position> position = position(after);
        return reading -> {
            Listing page = someOf(reading, ListingName.series(wanted), position);
            Series series = first(
                            page,
                            article -> article.series().stream().toList(),
                            found -> found.slug().equals(wanted))
                    .orElseGet(() -> new Series(wanted.value()));
            return () -> page(200, views.series(series, page, position, reading.now()));
        };
    }

    PageSource archive(Optional<String> after) throws HttpProblem {
        Optional<Position> position = position(after);
        return reading -> {
            Months months = Months.of(reading, links.magazine().timeZone(), position);
            return () -> page(200, views.archive(months.months(), months.next(), position, reading.now()));
        };
    }

    PageSource month(String year, String month, Optional<String> after) throws HttpProblem {
        YearMonth wanted = Months.parse(year + "-" + month).orElseThrow(HttpProblem::notFound);
        ZoneId zone = links.magazine().timeZone();
        Optional<Position> position = position(after);
        return reading -> {
            Listing page = reading.between(
                    Months.start(wanted, zone), Months.start(wanted.plusMonths(1), zone), PAGE_SIZE, position);
            if (page.articles().isEmpty() && after.isEmpty()) {
                throw HttpProblem.notFound();
            }
            return () -> page(200, views.month(wanted, page, position, reading.now()));
        };
    }

    PageSource article(Permalinks.Match match, String path) {
        return reading -> {
            Article article = reading.withSlug(match.slug()).orElseThrow(HttpProblem::notFound);
            Instant now = reading.now();
            boolean expired = article.expireAt().filter(at -> !at.isAfter(now)).isPresent();
            if (isGone(article) || (article.state() == ArticleState.PUBLISHED && expired)) {
                throw HttpProblem.gone();
            }
            if (!article.isVisible(now)) {
                throw HttpProblem.notFound();
            }
            Optional<String> moved = links.moved(article, match, path);
            return moved.isPresent()
                    ? () -> Response.redirect(301, moved.get())
                    : article(reading, article, match.twin());
        };
    }

    /** Readers had it once. */
    private static boolean isGone(Article article) {
        ArticleState state = article.trash().map(Trash::from).orElse(article.state());
        return state == ArticleState.WITHDRAWN
                || (article.state() == ArticleState.TRASHED && state == ArticleState.PUBLISHED);
    }

    /** An article as it is to become; what it lacks is filled in. */
    Response preview(Article article) {
        Article shown = article.toBuilder()
                .slug(article.slug()
                        .or(() -> Slug.from(article.headline()))
                        .orElseGet(() -> new Slug(Previews.SEGMENT)))
                .publishAt(article.publishAt().orElseGet(this::now))
                .seo(new Seo(article.seo().title(), article.seo().description(), true))
                .build();
        return page(200, views.article(shown, Optional.empty(), Optional.empty(), now()))
                .with("Cache-Control", "no-store")
                .with("X-Robots-Tag", "noindex");
    }

    /** Without the headers that tell how long it may be kept. */
    Response search(Optional<Searched> found) {
        return page(200, views.search(found, now()));
    }

    String searchDocument(Searched found) {
        return outputs.search(found);
    }

    PageSource form(String name) throws HttpProblem {
        boolean document = name.endsWith(".json");
        String id = document ? name.substring(0, name.length() - ".json".length()) : name;
        Form form = forms.find(id).orElseThrow(HttpProblem::notFound);
        return document
                ? reading -> () -> Response.of(200, "application/json", documents.json(form))
                : reading -> () -> page(200, views.form(form, reading.now()));
    }

    PageSource thanks(String id) throws HttpProblem {
        Form form = forms.find(id).orElseThrow(HttpProblem::notFound);
        return reading -> () -> page(200, views.thanks(form, reading.now()));
    }

    MachineOutputs machineOutputs() {
        return outputs;
    }

    Response formAgain(int status, Form form, ReaderValues values, List<Violation> violations) {
        return page(status, views.invalid(form, violations, values, now()));
    }

    Response formNotTaken(int status, Form form, ReaderValues values, String key) {
        return page(status, views.notTaken(form, key, values, now()));
    }

    Response unreadablePost() {
        return page(400, views.unreadablePost(now()));
    }

    Response message(int status) {
        return page(status, views.message(status, now()));
    }

    private PageSource.Rendering article(Reading reading, Article article, String twin) {
        return switch (twin) {
            case ".json" -> () -> outputs.json(article);
            case ".md" -> () -> outputs.markdown(article);
            default -> {
                Surroundings around = Neighbourhood.of(article, reading);
                yield () -> page(200, views.article(article, around, reading.now()));
            }
        };
    }

    private Response page(int status, View view) {
        return writer.write(status, view);
    }

    private Instant now() {
        return clock.instant();
    }

    static Optional<Position> position(Optional<String> after) throws HttpProblem {
        if (after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Position.parse(after.get())
                .orElseThrow(
                        () -> HttpProblem.malformed("The parameter 'after' is not one that a page of ours links to.")));
    }

    /** A listing that readers can see nothing in is not there; a page behind its end is only empty. */
    private static Listing someOf(Reading reading, ListingName name, Optional<Position> after) throws HttpProblem {
        Listing page = reading.listing(name, PAGE_SIZE, after);
        if (page.articles().isEmpty() && after.isEmpty()) {
            throw HttpProblem.notFound();
        }
        return page;
    }

    private static <T> Optional<T> first(Listing page, Function<Article, List<T>> parts, Predicate<T> wanted) {
        return page.articles().stream()
                .map(parts)
                .flatMap(List::stream)
                .filter(wanted)
                .findFirst();
    }
}
