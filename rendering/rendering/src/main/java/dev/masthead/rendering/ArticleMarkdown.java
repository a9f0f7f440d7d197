package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Image;
import dev.masthead.core.Magazine;
import java.util.Optional;

/**
 * An article as a Markdown document: YAML front matter with the keys of the content folder, then the body in CommonMark
 * with GFM tables. Read back, it gives the same words.
 */
public final class ArticleMarkdown {

    /** Its media type. */
    public static final String TYPE = "text/markdown";

    private ArticleMarkdown() {}

    /**
     * The document.
     *
     * @param links in full, where the magazine has an address
     */
    public static String of(Article article, Magazine magazine, Links links, BlockRenderers renderers) {
        return frontMatter(article, magazine, links) + "\n" + body(article, links, renderers) + "\n";
    }

    /** The body alone. */
    public static String body(Article article, Links links, BlockRenderers renderers) {
        return new MarkdownBody(links, links.article(article), renderers).of(article.body());
    }

    private static String frontMatter(Article article, Magazine magazine, Links links) {
        FrontMatter yaml = new FrontMatter().text("title", article.headline());
        Optional.of(article.deck()).filter(deck -> !deck.isBlank()).ifPresent(deck -> yaml.text("deck", deck));
        article.slug().ifPresent(slug -> yaml.text("slug", slug.value()));
        yaml.text("url", links.article(article));
        if (!article.bylines().isEmpty()) {
            yaml.key("authors");
            article.bylines().forEach(byline -> yaml.item(byline.name()));
        }
        article.section().ifPresent(slug -> yaml.text("section", slug.value()));
        if (!article.tags().isEmpty()) {
            yaml.key("tags");
            article.tags().forEach(tag -> yaml.item(tag.name()));
        }
        article.series().ifPresent(series -> yaml.text("series", series.name()));
        article.translationKey().ifPresent(key -> yaml.text("translationKey", key));
        article.publishAt().ifPresent(at -> yaml.text("publishAt", Stamps.iso(at, magazine.timeZone())));
        Summaries.updated(article).ifPresent(at -> yaml.text("updatedAt", Stamps.iso(at, magazine.timeZone())));
        yaml.text("language", article.language().orElse(magazine.language().toLanguageTag()));
        article.hero().ifPresent(hero -> image(hero, links, yaml));
        return yaml.end();
    }

    private static void image(Image hero, Links links, FrontMatter yaml) {
        links.image(hero.src()).ifPresent(src -> {
            yaml.key("image").text("  src", src).text("  alt", hero.alt());
            hero.caption().ifPresent(caption -> yaml.text("  caption", caption));
            hero.credit().ifPresent(credit -> yaml.text("  credit", credit));
        });
    }
}
