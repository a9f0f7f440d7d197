package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Byline;
import dev.masthead.core.Listing;
import dev.masthead.core.Magazine;
import dev.masthead.core.Position;
import dev.masthead.core.Section;
import dev.masthead.core.Series;
import dev.masthead.core.Tag;
import dev.masthead.forms.Form;
import dev.masthead.forms.Forms;
import dev.masthead.forms.ReaderValues;
import dev.masthead.forms.Violation;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes views of the domain from what it is given, without a store and without a clock. Thread-safe.
 */
public final class Views {

    private final Texts texts;
    private final Links links;
    private final Magazine magazine;
    private final Forms forms;
    private final BlockRenderers renderers;
    private final Frames frames;
    private final Heads heads;
    private final FormViews formViews;
    private final Summaries summaries;
    private final Stamps stamps;

    Views(ViewsBuilder from) {
        this.texts = from.texts;
        this.links = from.links;
        this.magazine = from.magazine;
        this.forms = from.forms;
        this.renderers = from.renderers;
        this.frames = new Frames(from);
        this.heads = new Heads(magazine, links, texts, renderers);
        this.formViews = new FormViews(links, texts);
        this.stamps = new Stamps(magazine, texts);
        this.summaries = new Summaries(magazine, links, stamps, renderers);
    }

    /**
     * Starts with Masthead's own wording, no forms and no assets.
     *
     * @param links as paths
     */
    public static ViewsBuilder builder(Magazine magazine, Links links) {
        return new ViewsBuilder(magazine, links);
    }

    /**
     * The front page.
     *
     * @param page its articles, newest first
     * @param after where the page before it ended; empty on the first page
     * @param now for the year at the foot
     */
    public FrontView front(Listing page, Optional<Position> after, Instant now) {
        List<Teaser> teasers = teasers(page, now);
        int lead = after.isEmpty() && !teasers.isEmpty() ? 1 : 0;
        return new FrontView(
                frames.withOverlays(heads.front(query(after)), links.home(), now),
                teasers.stream().limit(lead).findFirst(),
                teasers.subList(lead, teasers.size()),
                older(page, links.home()),
                newest(after, links.home()));
    }

    /** A section's listing; see {@link #front}. */
    public ListingView section(Section section, Listing page, Optional<Position> after, Instant now) {
        String description = section.description().orElse("");
        return listing("section", section.name(), description, to -> to.section(section.slug()), page, after, now);
    }

    /** A tag's listing; see {@link #front}. */
    public ListingView tag(Tag tag, Listing page, Optional<Position> after, Instant now) {
        return listing("tag", tag.name(), "", to -> to.tag(tag.slug()), page, after, now);
    }

    /** An author's listing; see {@link #front}. */
    public ListingView author(Byline author, Listing page, Optional<Position> after, Instant now) {
        return listing(
                "author", author.name(), author.bio().orElse(""), to -> to.author(author.slug()), page, after, now);
    }

    /** A series' listing; see {@link #front}. */
    public ListingView series(Series series, Listing page, Optional<Position> after, Instant now) {
        return listing("series", series.name(), "", to -> to.series(series.slug()), page, after, now);
    }

    /** A month's listing; see {@link #front}. */
    public ListingView month(YearMonth month, Listing page, Optional<Position> after, Instant now) {
        return listing("archive", stamps.month(month), "", to -> to.archive(month), page, after, now);
    }

    /**
     * The archive.
     *
     * @param months those in which something appeared, newest first
     * @param next where the next page starts; empty when there is none
     * @param after where the page before it ended; empty on the first page
     * @param now for the year at the foot
     */
    public ArchiveView archive(List<YearMonth> months, Optional<Position> next, Optional<Position> after, Instant now) {
        String heading = texts.get("archive.heading");
        String about = texts.get("listing.description", heading, magazine.name());
        Head head = heads.listing(heading, about, links.absolute().map(Links::archive), query(after));
        return new ArchiveView(
                frames.withOverlays(head, links.archive(), now),
                heading,
                years(months),
                next.map(position -> new Link(texts.get("listing.older"), links.after(links.archive(), position))),
                newest(after, links.archive()));
    }

    private List<ArchiveView.Year> years(List<YearMonth> months) {
        Map<Integer, List<Link>> years = new LinkedHashMap<>();
        for (YearMonth month : months) {
            years.computeIfAbsent(month.getYear(), year -> new ArrayList<>())
                    .add(new Link(stamps.month(month), links.archive(month)));
        }
        return years.entrySet().stream()
                .map(year -> new ArchiveView.Year(stamps.year(year.getKey()), year.getValue()))
                .toList();
    }

    /**
     * The search.
     *
     * @param found what was found; empty before the first search
     */
    public SearchView search(Optional<Searched> found, Instant now) {
        Frame frame = frames.plain(heads.hidden(texts.get("search.heading")), links.search(), now);
        String query = found.map(Searched::query).orElse("");
        return new SearchView(
                frame,
                links.search(),
                Escape.htmlCharacters(query),
                found.map(this::summary).orElse(""),
                found.map(Searched::hits).orElse(List.of()).stream()
                        .map(hit -> result(hit, now))
                        .toList(),
                found.flatMap(Searched::next)
                        .map(next -> new Link(texts.get("search.further"), links.search(query, Optional.of(next)))),
                found.filter(page -> !page.isFirst())
                        .map(page -> new Link(texts.get("search.first"), links.search(query, Optional.empty()))));
    }

    private String summary(Searched found) {
        String number = NumberFormat.getIntegerInstance(magazine.language()).format(found.total());
        return found.total() == 0
                ? texts.get("search.none")
                : texts.get("search.found", found.more() ? number + "+" : number);
    }

    private SearchResult result(Searched.Hit hit, Instant now) {
        boolean inBody = !hit.deck().hasMarks() && !hit.excerpt().isEmpty();
        MarkedText text = inBody ? hit.excerpt() : hit.deck();
        return new SearchResult(
                summaries.teaser(hit.article(), now), hit.headline().escaped(), text.escaped());
    }

    /**
     * An article.
     *
     * @param older the article before it in time
     * @param newer the article after it in time
     * @param now for the year at the foot, and for the date of an article that was never published
     */
    public ArticleView article(Article article, Optional<Article> older, Optional<Article> newer, Instant now) {
        return article(article, Surroundings.of(older, newer), now);
    }

    /**
     * An article.
     *
     * @param around where its page leads to
     * @param now for the year at the foot, and for the date of an article that was never published
     */
    public ArticleView article(Article article, Surroundings around, Instant now) {
        Translations translations = Translations.of(article, around.translations(), magazine);
        BiFunction<String, Integer, Optional<FormView>> slots =
                (id, number) -> forms.find(id).map(form -> formViews.inBody(form, number));
        return new ArticleView(
                frames.withOverlays(heads.article(article, translations), currentSection(article), now),
                Escape.htmlCharacters(article.headline()),
                Escape.htmlCharacters(article.deck()),
                summaries.foreignLanguage(article),
                summaries.section(article),
                summaries.authors(article),
                stamps.of(article.publishAt().orElse(now)),
                Summaries.updated(article).map(stamps::of),
                summaries.minutes(article),
                summaries.hero(article),
                PageBody.of(article, links, texts, renderers, slots),
                summaries.tags(article),
                article.series().map(series -> series(series, around)),
                translations.others(article, links),
                around.related().stream().map(this::link).toList(),
                around.older().map(this::link),
                around.newer().map(this::link));
    }

    /** A form as its own page. */
    public FormPageView form(Form form, Instant now) {
        return invalid(form, List.of(), ReaderValues.none(), now);
    }

    /**
     * A form that was not accepted, with what was posted.
     *
     * @param violations what is wrong with it
     * @param values what was posted
     */
    public FormPageView invalid(Form form, List<Violation> violations, ReaderValues values, Instant now) {
        Head head = heads.form(form.title(), form.intro().orElse(""), form.id());
        return new FormPageView(
                frames.plain(head, links.form(form.id()), now), formViews.onItsPage(form, values, violations));
    }

    /**
     * A form that was not looked at, with what was posted, so that nothing is lost.
     *
     * @param key of the text that says why
     * @param values what was posted
     */
    public FormPageView notTaken(Form form, String key, ReaderValues values, Instant now) {
        return invalid(form, List.of(new Violation("", Violation.INVALID, texts.get(key))), values, now);
    }

    /** The page after a form was accepted. */
    public ThanksView thanks(Form form, Instant now) {
        String heading = texts.get("thanks.heading");
        return new ThanksView(
                frames.plain(heads.hidden(heading), links.form(form.id()), now),
                heading,
                form.thanks(),
                new Link(texts.get("thanks.back"), links.home()));
    }

    /**
     * A page that says why there is nothing else to show.
     *
     * @param status the HTTP status, for which there is wording, or the wording of 500 is used
     */
    public MessageView message(int status, Instant now) {
        int worded = texts.find("status." + status + ".heading").isPresent() ? status : 500;
        return message(status, "status." + worded, now);
    }

    /** A page that says that a posted form could not be read, with the status 400. */
    public MessageView unreadablePost(Instant now) {
        return message(400, "status.400.form", now);
    }

    private MessageView message(int status, String wording, Instant now) {
        String heading = texts.get(wording + ".heading");
        return new MessageView(
                frames.plain(heads.hidden(heading), "", now),
                status,
                heading,
                texts.get(wording + ".text"),
                List.of(new Link(texts.get("status.home"), links.home())));
    }

    private ListingView listing(
            String kind,
            String name,
            String description,
            Function<Links, String> address,
            Listing page,
            Optional<Position> after,
            Instant now) {
        String heading = Escape.htmlCharacters(name);
        String href = address.apply(links);
        String about = description.isBlank() ? texts.get("listing.description", heading, magazine.name()) : description;
        Head head = heads.listing(heading, about, links.absolute().map(address), query(after));
        return new ListingView(
                frames.withOverlays(head, href, now),
                texts.get("listing." + kind),
                heading,
                Escape.htmlCharacters(description),
                teasers(page, now),
                older(page, href),
                newest(after, href));
    }

    private List<Teaser> teasers(Listing page, Instant now) {
        return page.articles().stream()
                .map(article -> summaries.teaser(article, now))
                .toList();
    }

    private Optional<Link> older(Listing page, String listing) {
        return page.next().map(next -> new Link(texts.get("listing.older"), links.after(listing, next)));
    }

    private Optional<Link> newest(Optional<Position> after, String listing) {
        return after.map(position -> new Link(texts.get("listing.newest"), listing));
    }

    private String query(Optional<Position> after) {
        return after.map(position -> links.after("", position)).orElse("");
    }

    private String currentSection(Article article) {
        return article.section().map(links::section).orElse("");
    }

    private SeriesView series(Series series, Surroundings around) {
        return new SeriesView(
                new Link(Escape.htmlCharacters(series.name()), links.series(series.slug())),
                around.partBefore().map(this::link),
                around.partAfter().map(this::link));
    }

    private Link link(Article article) {
        return new Link(Escape.htmlCharacters(article.headline()), links.article(article));
    }
}
