package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Image;
import dev.masthead.core.Magazine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects what other sites show when a page is linked there: Open Graph and Twitter cards. Not thread-safe. */
final class LinkPreview {

    private final Magazine magazine;
    private final List<Meta> properties = new ArrayList<>();
    private final List<Meta> names = new ArrayList<>();
    private Locale locale;
    private String type = "website";
    private String card = "summary";

    LinkPreview(Magazine magazine, String title, String description, Optional<String> url) {
        this.magazine = magazine;
        this.locale = magazine.language();
        property("og:site_name", magazine.name());
        property("og:title", title);
        name("twitter:title", title);
        if (!description.isBlank()) {
            property("og:description", description);
            name("twitter:description", description);
        }
        url.ifPresent(address -> property("og:url", address));
    }

    /** Adds what is known of an article. */
    void article(Article article, Links absolute) {
        type = "article";
        article.language().map(Locale::forLanguageTag).ifPresent(language -> locale = language);
        article.publishAt().ifPresent(at -> property("article:published_time", Stamps.iso(at, magazine.timeZone())));
        Summaries.updated(article)
                .ifPresent(at -> property("article:modified_time", Stamps.iso(at, magazine.timeZone())));
        article.section().ifPresent(slug -> property("article:section", Summaries.sectionName(magazine, slug)));
        article.bylines().forEach(byline -> property("article:author", absolute.author(byline.slug())));
        article.tags().forEach(tag -> property("article:tag", tag.name()));
        article.hero().ifPresent(hero -> absolute.image(hero.src()).ifPresent(src -> image(hero, src)));
    }

    List<Meta> properties() {
        List<Meta> all = new ArrayList<>(List.of(new Meta("og:type", type)));
        all.addAll(properties);
        locale().ifPresent(all::add);
        return all;
    }

    List<Meta> names() {
        List<Meta> all = new ArrayList<>(List.of(new Meta("twitter:card", card)));
        all.addAll(names);
        return all;
    }

    private void image(Image hero, String src) {
        card = "summary_large_image";
        property("og:image", src);
        property("og:image:alt", hero.alt());
        name("twitter:image", src);
        name("twitter:image:alt", hero.alt());
        if (hero.width() > 0 && hero.height() > 0) {
            property("og:image:width", String.valueOf(hero.width()));
            property("og:image:height", String.valueOf(hero.height()));
        }
    }

    /** Only with a country: the format is language_COUNTRY. */
    private Optional<Meta> locale() {
        return Optional.of(locale)
                .filter(known -> !known.getCountry().isEmpty())
                .map(known -> new Meta("og:locale", known.getLanguage() + "_" + known.getCountry()));
    }

    private void property(String name, String content) {
        properties.add(new Meta(name, Escape.htmlCharacters(content)));
    }

    private void name(String name, String content) {
        names.add(new Meta(name, Escape.htmlCharacters(content)));
    }
}
