package dev.masthead.theme;

import dev.masthead.rendering.Alternate;
import dev.masthead.rendering.ArchiveView;
import dev.masthead.rendering.ArticleView;
import dev.masthead.rendering.AssetLinks;
import dev.masthead.rendering.Author;
import dev.masthead.rendering.FormPageView;
import dev.masthead.rendering.FormView;
import dev.masthead.rendering.Frame;
import dev.masthead.rendering.FrontView;
import dev.masthead.rendering.Head;
import dev.masthead.rendering.HrefLang;
import dev.masthead.rendering.Html;
import dev.masthead.rendering.Language;
import dev.masthead.rendering.Link;
import dev.masthead.rendering.ListingView;
import dev.masthead.rendering.MarkedText;
import dev.masthead.rendering.MessageView;
import dev.masthead.rendering.Meta;
import dev.masthead.rendering.Navigation;
import dev.masthead.rendering.Overlay;
import dev.masthead.rendering.Part;
import dev.masthead.rendering.Picture;
import dev.masthead.rendering.SearchResult;
import dev.masthead.rendering.SearchView;
import dev.masthead.rendering.SeriesView;
import dev.masthead.rendering.Stamp;
import dev.masthead.rendering.Teaser;
import dev.masthead.rendering.Texts;
import dev.masthead.rendering.ThanksView;
import dev.masthead.rendering.TranslationLink;
import dev.masthead.rendering.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Views made by hand, with the same text in every slot where the test wants it. */
final class SampleViews {

    private static final Stamp PUBLISHED = new Stamp("2026-09-22T06:30:00+01:00", "22 September 2026, 06:30");
    private static final AssetLinks ASSETS = new AssetLinks(Map.of(
            "magazine.css",
            "/magazine/assets/magazine.1a2b.css",
            "magazine.js",
            "/magazine/assets/magazine.1a2b.js",
            "guard.js",
            "/magazine/assets/guard.1a2b.js",
            "fields.js",
            "/magazine/assets/fields.1a2b.js"));

    private final Language language;
    private final Optional<String> everywhere;
    private final SampleForms forms;

    private SampleViews(Language language, Optional<String> everywhere) {
        this.language = language;
        this.everywhere = everywhere;
        forms = new SampleForms(this::text);
    }

    static SampleViews inEnglish() {
        return new SampleViews(Language.of(Locale.UK), Optional.empty());
    }

    static SampleViews in(Locale locale) {
        return new SampleViews(Language.of(locale), Optional.empty());
    }

    /** With that text in each slot for the text of authors, editors and readers. */
    static SampleViews sayingEverywhere(String text) {
        return new SampleViews(Language.of(Locale.UK), Optional.of(text));
    }

    /** Each kind of page by a name that a test can print. */
    Map<String, View> all() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("front", front());
        views.put("front-later", frontLater());
        views.put("front-empty", new FrontView(frame(true), none(), List.of(), none(), none()));
        views.put("listing", listing(7));
        views.put("listing-empty", listing(0));
        views.put("search", search(none(), ""));
        views.put("search-found", search(Optional.of(text("ferry")), text("Articles found: 2")));
        views.put("archive", archive());
        views.put("article", article());
        views.put("article-bare", bareArticle());
        SampleForms.IDS.forEach(id -> views.put("form-" + id, formPage(id)));
        views.put("form-refused", new FormPageView(frame(false), refused()));
        views.put("thanks", new ThanksView(frame(false), text("Thank you"), text("We will answer."), link("Back")));
        views.put(
                "missing",
                new MessageView(
                        frame(false), 404, text("There is nothing here"), text("It may have moved."), links("Home")));
        return views;
    }

    private SearchView search(Optional<String> query, String summary) {
        List<SearchResult> results = query.isEmpty()
                ? List.of()
                : teasers(3, 6).stream()
                        .map(teaser -> new SearchResult(teaser, marked("The ", "ferry"), marked("A quiet ", "ferry")))
                        .toList();
        return new SearchView(
                frame(false),
                "/magazine/search",
                query.orElse(""),
                summary,
                results,
                query.map(this::link),
                query.map(this::link));
    }

    private MarkedText marked(String before, String marked) {
        return new MarkedText(List.of(new MarkedText.Run(text(before), false), new MarkedText.Run(text(marked), true)));
    }

    FrontView front() {
        return new FrontView(frame(true), Optional.of(teaser(0)), teasers(1, 11), Optional.of(link("Older")), none());
    }

    ArticleView article() {
        return new ArticleView(
                frame(true),
                text("The ferry that arrives quietly"),
                text("An electric crossing of eleven minutes has changed a village by taking a sound away."),
                none(),
                Optional.of(link("Boats")),
                authors(),
                PUBLISHED,
                Optional.of(PUBLISHED),
                6,
                Optional.of(picture("electric-ferry.svg")),
                List.of(
                        new Part.Markup(new Html(SampleBody.BEFORE)),
                        new Part.Slot(forms.form("contact", "inline-1-contact.")),
                        new Part.Markup(new Html(SampleBody.AFTER))),
                links("Ferries", "Electric drive", "Villages"),
                Optional.of(new SeriesView(
                        link("The quiet harbour"),
                        Optional.of(link("The first part")),
                        Optional.of(link("The third")))),
                List.of(new TranslationLink(
                        new Language("de", "ltr"), text("Deutsch"), text("Die Fähre"), "/magazine/elsewhere")),
                links("What eelgrass does", "Nine metres of rope"),
                Optional.of(link("What eelgrass does")),
                Optional.of(link("Nine metres of rope")));
    }

    private ArchiveView archive() {
        return new ArchiveView(
                frame(true),
                text("Archive"),
                List.of(
                        new ArchiveView.Year(text("2026"), links("November 2026", "May 2026")),
                        new ArchiveView.Year(text("2025"), links("December 2025"))),
                Optional.of(link("Older articles")),
                Optional.of(link("Newest articles")));
    }

    private ArticleView bareArticle() {
        return new ArticleView(
                frame(true),
                text("A note"),
                "",
                Optional.of(new Language("ar", "rtl")),
                none(),
                List.of(),
                PUBLISHED,
                none(),
                1,
                none(),
                List.of(),
                List.of(),
                none(),
                List.of(),
                List.of(),
                none(),
                none());
    }

    private FrontView frontLater() {
        return new FrontView(frame(true), none(), teasers(3, 9), none(), Optional.of(link("Newest articles")));
    }

    private ListingView listing(int size) {
        return new ListingView(
                frame(true),
                "Section",
                text("Science"),
                text("Tides, weather and the life of shallow water, explained by people who measure them."),
                teasers(0, size),
                Optional.of(link("Older articles")),
                Optional.of(link("Newest articles")));
    }

    private FormPageView formPage(String id) {
        return new FormPageView(frame(false), forms.form(id, "page-" + id + "."));
    }

    private FormView refused() {
        return forms.refused("contact", "page-contact.", "tide@@example");
    }

    private Frame frame(boolean overlays) {
        return new Frame(
                language,
                text("Harbour Review"),
                text("Ports, boats and the life of the waterfront"),
                "/magazine/",
                "/magazine/archive",
                head(),
                new Navigation(
                        sections(),
                        forms(overlays),
                        Optional.of(new Navigation.Entry(text("Search"), "/magazine/search", false, none()))),
                overlays ? overlays() : List.of(),
                text("© 2026 Harbour Review"),
                ASSETS,
                Texts.of(Locale.forLanguageTag(language.tag())));
    }

    private Head head() {
        return new Head(
                text("The ferry that arrives quietly — Harbour Review"),
                text("An electric crossing of eleven minutes."),
                Optional.of("https://www.example.org/magazine/articles/the-ferry"),
                Optional.of("max-image-preview:large"),
                List.of(new Meta("og:title", text("The ferry")), new Meta("og:type", "article")),
                List.of(new Meta("twitter:card", "summary_large_image")),
                List.of(
                        new Alternate(text("RSS feed"), "application/rss+xml", "/magazine/feed.rss"),
                        new Alternate("JSON feed", "application/feed+json", "/magazine/feed.json")),
                List.of(),
                List.of(
                        new HrefLang("de", "https://www.example.org/magazine/articles/die-faehre"),
                        new HrefLang(HrefLang.DEFAULT, "https://www.example.org/magazine/articles/the-ferry")),
                new Html("<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\"}</script>"));
    }

    private List<Navigation.Entry> sections() {
        List<Navigation.Entry> entries = new ArrayList<>();
        for (String name : List.of("Ports", "Boats", "Science", "Table", "Design")) {
            entries.add(new Navigation.Entry(
                    text(name), "/magazine/sections/" + name.toLowerCase(Locale.ROOT), name.equals("Science"), none()));
        }
        return entries;
    }

    private List<Navigation.Entry> forms(boolean overlays) {
        return SampleForms.IDS.stream()
                .map(id -> forms.form(id, "page-" + id + "."))
                .map(form -> new Navigation.Entry(
                        text(form.title()),
                        form.page(),
                        false,
                        overlays ? Optional.of("overlay-" + form.id()) : none()))
                .toList();
    }

    private List<Overlay> overlays() {
        return SampleForms.IDS.stream().map(this::overlay).toList();
    }

    private Overlay overlay(String id) {
        boolean byItself = id.equals("newsletter");
        return new Overlay(
                forms.form(id, "overlay-" + id + "."),
                byItself ? Optional.of(20) : none(),
                byItself ? Optional.of(30) : none());
    }

    private List<Teaser> teasers(int from, int to) {
        List<Teaser> teasers = new ArrayList<>();
        for (int i = from; i < to; i++) {
            teasers.add(teaser(i));
        }
        return teasers;
    }

    private Teaser teaser(int i) {
        List<String> story = SampleBody.STORIES.get(i % SampleBody.STORIES.size());
        return new Teaser(
                "/magazine/articles/story-" + i,
                text(story.get(0)),
                text(story.get(1)),
                i == 4 ? Optional.of(new Language("de", "ltr")) : none(),
                Optional.of(link(story.get(2))),
                i % 3 == 0 ? authors() : authors().subList(0, 1),
                PUBLISHED,
                i == 5 ? none() : Optional.of(picture(story.get(3))),
                4 + i);
    }

    private List<Author> authors() {
        return List.of(
                new Author(
                        text("Idris Penhale"),
                        Optional.of("/magazine/authors/idris-penhale"),
                        Optional.of(text("Repairs boats for a living and writes about them for pleasure.")),
                        Optional.of("https://www.example.org/idris"),
                        false),
                new Author(text("Ana Kovač"), none(), none(), none(), true));
    }

    private Picture picture(String file) {
        return new Picture(
                "/magazine/media/1a2b/" + file,
                text("A white ferry without a funnel leaves a slipway at dusk."),
                Optional.of(text("The 18:10 leaves. The loudest thing on the quay is a gull.")),
                Optional.of(text("Illustration: Harbour Review")),
                1600,
                900);
    }

    private List<Link> links(String... texts) {
        return List.of(texts).stream().map(this::link).toList();
    }

    private Link link(String text) {
        return new Link(text(text), "/magazine/elsewhere");
    }

    private String text(String usual) {
        return everywhere.orElse(usual);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
