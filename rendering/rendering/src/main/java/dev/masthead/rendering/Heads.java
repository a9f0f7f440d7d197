package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Json;
import dev.masthead.core.Magazine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what each page says about itself. Thread-safe. */
final class Heads {

    private static final String LARGE_PREVIEWS = "max-image-preview:large";
    private static final String HIDDEN = "noindex";

    private final Magazine magazine;
    private final Links links;
    private final Texts texts;
    private final BlockRenderers renderers;
    private final Optional<Links> absolute;
    private final Optional<JsonLd> jsonLd;

    Heads(Magazine magazine, Links links, Texts texts, BlockRenderers renderers) {
        this.magazine = magazine;
        this.links = links;
        this.texts = texts;
        this.renderers = renderers;
        this.absolute = links.absolute();
        this.jsonLd = absolute.map(full -> new JsonLd(magazine, full, renderers, Json.strict()));
    }

    /**
     * The front page.
     *
     * @param query of the page's address, with its question mark; empty on the first page
     */
    Head front(String query) {
        String title = magazine.tagline().isBlank()
                ? magazine.name()
                : texts.get("page.title", magazine.name(), magazine.tagline());
        Optional<String> canonical = absolute.map(full -> full.home() + query);
        Html data = query.isEmpty() ? jsonLd.map(JsonLd::site).orElse(Html.EMPTY) : Html.EMPTY;
        return site(title, magazine.description(), canonical, data);
    }

    /**
     * A listing.
     *
     * @param address the listing's address in full, when the magazine has one
     * @param query of the page's address, with its question mark; empty on the first page
     */
    Head listing(String heading, String description, Optional<String> address, String query) {
        Optional<String> canonical = address.map(full -> full + query);
        Html data = query.isEmpty()
                ? jsonLd.flatMap(ld -> address.map(full -> ld.listing(heading, full)))
                        .orElse(Html.EMPTY)
                : Html.EMPTY;
        return site(titled(heading), description, canonical, data);
    }

    Head form(String heading, String description, String id) {
        return site(titled(heading), description, absolute.map(full -> full.form(id)), Html.EMPTY);
    }

    /** A page that search engines leave out. */
    Head hidden(String heading) {
        return new Head(
                titled(heading),
                "",
                Optional.empty(),
                Optional.of(HIDDEN),
                List.of(),
                List.of(),
                feeds(),
                List.of(),
                List.of(),
                Html.EMPTY);
    }

    /**
     * An article.
     *
     * @param translations itself and those that it is linked with
     */
    Head article(Article article, Translations translations) {
        String title = article.seo().title().orElse(article.headline());
        String description = Summaries.description(article, renderers);
        Optional<String> canonical =
                article.canonical().map(Object::toString).or(() -> absolute.map(full -> full.article(article)));
        LinkPreview preview = new LinkPreview(magazine, title, description, canonical);
        absolute.ifPresent(full -> preview.article(article, full));
        return new Head(
                Escape.htmlCharacters(titled(title)),
                Escape.htmlCharacters(description),
                canonical,
                Optional.of(article.seo().noIndex() ? HIDDEN : LARGE_PREVIEWS),
                preview.properties(),
                preview.names(),
                feeds(),
                twins(article),
                absolute.map(translations::hrefLangs).orElse(List.of()),
                jsonLd.map(ld -> ld.article(article)).orElse(Html.EMPTY));
    }

    private Head site(String title, String description, Optional<String> canonical, Html data) {
        LinkPreview preview = new LinkPreview(magazine, title, description, canonical);
        return new Head(
                Escape.htmlCharacters(title),
                Escape.htmlCharacters(description),
                canonical,
                Optional.of(LARGE_PREVIEWS),
                preview.properties(),
                preview.names(),
                feeds(),
                List.of(),
                List.of(),
                data);
    }

    private String titled(String heading) {
        return texts.get("page.title", heading, magazine.name());
    }

    private List<Alternate> feeds() {
        List<Alternate> feeds = new ArrayList<>();
        feeds.add(feed("feed.rss", RssFeed.TYPE));
        feeds.add(feed("feed.atom", AtomFeed.TYPE));
        feeds.add(feed("feed.json", JsonFeed.TYPE));
        return feeds;
    }

    private Alternate feed(String name, String type) {
        return new Alternate(texts.get(name, magazine.name()), type, links.output(name));
    }

    private List<Alternate> twins(Article article) {
        return List.of(
                new Alternate(texts.get("article.as.json"), "application/json", links.articleJson(article)),
                new Alternate(texts.get("article.as.markdown"), "text/markdown", links.articleMarkdown(article)));
    }
}
