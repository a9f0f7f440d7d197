package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Byline;
import dev.masthead.core.Image;
import dev.masthead.core.Magazine;
import dev.masthead.core.Series;
import dev.masthead.core.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Describes pages in schema.org's words, as a data block. Needs the magazine's address. Thread-safe. */
final class JsonLd {

    private static final int MAX_IMAGES = 5;

    private final Magazine magazine;
    private final Links absolute;
    private final BlockRenderers renderers;
    private final JsonMapper json;

    JsonLd(Magazine magazine, Links absolute, BlockRenderers renderers, JsonMapper json) {
        this.magazine = magazine;
        this.absolute = absolute;
        this.renderers = renderers;
        this.json = json;
    }

    /** A {@code NewsArticle} whose page has a {@code BreadcrumbList}. */
    Html article(Article article) {
        String text = ArticleText.of(article, renderers);
        String url = absolute.article(article);
        Map<String, Object> is = thing("NewsArticle");
        is.put("headline", article.headline());
        is.put("description", Summaries.description(article, renderers));
        is.put("url", url);
        is.put("mainEntityOfPage", page(article, url));
        putDates(article, is);
        is.put("author", article.bylines().stream().map(this::person).toList());
        is.put("publisher", publisher());
        putUnlessEmpty("image", images(article), is);
        article.section().ifPresent(slug -> is.put("articleSection", Summaries.sectionName(magazine, slug)));
        putUnlessEmpty("keywords", article.tags().stream().map(Tag::name).toList(), is);
        article.series().ifPresent(series -> is.put("isPartOf", series(series)));
        is.put("inLanguage", article.language().orElse(magazine.language().toLanguageTag()));
        is.put("isAccessibleForFree", true);
        is.put("wordCount", ArticleText.words(text));
        return script(is);
    }

    /** A {@code WebSite}. */
    Html site() {
        Map<String, Object> is = thing("WebSite");
        is.put("name", magazine.name());
        is.put("url", absolute.home());
        if (!magazine.description().isEmpty()) {
            is.put("description", magazine.description());
        }
        is.put("inLanguage", magazine.language().toLanguageTag());
        is.put("publisher", publisher());
        return script(is);
    }

    /** A {@code CollectionPage} with its {@code BreadcrumbList}. */
    Html listing(String heading, String url) {
        Map<String, Object> is = thing("CollectionPage");
        is.put("name", heading);
        is.put("url", url);
        is.put("breadcrumb", breadcrumb(List.of(new Link(magazine.name(), absolute.home()), new Link(heading, url))));
        return script(is);
    }

    private Map<String, Object> page(Article article, String url) {
        List<Link> way = new ArrayList<>(List.of(new Link(magazine.name(), absolute.home())));
        article.section()
                .ifPresent(slug -> way.add(new Link(Summaries.sectionName(magazine, slug), absolute.section(slug))));
        way.add(new Link(article.headline(), url));
        Map<String, Object> page = typed("WebPage");
        page.put("@id", url);
        page.put("breadcrumb", breadcrumb(way));
        return page;
    }

    private static Map<String, Object> breadcrumb(List<Link> way) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (Link step : way) {
            Map<String, Object> item = typed("ListItem");
            item.put("position", items.size() + 1);
            item.put("name", step.text());
            item.put("item", step.href());
            items.add(item);
        }
        Map<String, Object> list = typed("BreadcrumbList");
        list.put("itemListElement", items);
        return list;
    }

    private void putDates(Article article, Map<String, Object> is) {
        article.publishAt().ifPresent(at -> is.put("datePublished", Stamps.iso(at, magazine.timeZone())));
        Summaries.updated(article)
                .or(article::publishAt)
                .ifPresent(at -> is.put("dateModified", Stamps.iso(at, magazine.timeZone())));
    }

    private Map<String, Object> person(Byline byline) {
        Map<String, Object> person = typed("Person");
        person.put("name", byline.name());
        person.put("url", absolute.author(byline.slug()));
        byline.bio().ifPresent(bio -> person.put("description", bio));
        byline.url().ifPresent(url -> person.put("sameAs", List.of(url.toString())));
        return person;
    }

    private Map<String, Object> series(Series series) {
        Map<String, Object> is = typed("CreativeWorkSeries");
        is.put("name", series.name());
        is.put("url", absolute.series(series.slug()));
        return is;
    }

    private Map<String, Object> publisher() {
        Map<String, Object> publisher = typed("Organization");
        publisher.put("name", magazine.name());
        publisher.put("url", absolute.home());
        return publisher;
    }

    private List<Map<String, Object>> images(Article article) {
        return Summaries.images(article).stream()
                .flatMap(image -> absolute.image(image.src()).map(src -> image(image, src)).stream())
                .limit(MAX_IMAGES)
                .toList();
    }

    private static Map<String, Object> image(Image image, String url) {
        Map<String, Object> is = typed("ImageObject");
        is.put("url", url);
        if (image.width() > 0 && image.height() > 0) {
            is.put("width", image.width() + " px");
            is.put("height", image.height() + " px");
        }
        image.caption().ifPresent(caption -> is.put("caption", caption));
        image.credit().ifPresent(credit -> is.put("creditText", credit));
        return is;
    }

    private static Map<String, Object> thing(String type) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@context", "https://schema.org");
        thing.put("@type", type);
        return thing;
    }

    private static Map<String, Object> typed(String type) {
        Map<String, Object> thing = new LinkedHashMap<>();
        thing.put("@type", type);
        return thing;
    }

    private static void putUnlessEmpty(String name, List<?> values, Map<String, Object> into) {
        Optional.of(values).filter(some -> !some.isEmpty()).ifPresent(some -> into.put(name, some));
    }

    private Html script(Map<String, Object> thing) {
        String safe = Escape.jsonInScript(Escape.xmlCharacters(json.writeValueAsString(thing)));
        return new Html("<script type=\"application/ld+json\">" + safe + "</script>");
    }
}
