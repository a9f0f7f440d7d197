package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Block;
import dev.masthead.core.Byline;
import dev.masthead.core.Image;
import dev.masthead.core.Magazine;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What pages say about an article beside its body. Thread-safe. */
final class Summaries {

    private static final int DESCRIPTION_LENGTH = 160;

    private final Magazine magazine;
    private final Links links;
    private final Stamps stamps;
    private final BlockRenderers renderers;

    Summaries(Magazine magazine, Links links, Stamps stamps, BlockRenderers renderers) {
        this.magazine = magazine;
        this.links = links;
        this.stamps = stamps;
        this.renderers = renderers;
    }

    Teaser teaser(Article article, Instant now) {
        return new Teaser(
                links.article(article),
                Escape.htmlCharacters(article.headline()),
                Escape.htmlCharacters(article.deck()),
                foreignLanguage(article),
                section(article),
                authors(article),
                stamps.of(article.publishAt().orElse(now)),
                hero(article),
                minutes(article));
    }

    Optional<Link> section(Article article) {
        return article.section().map(slug -> new Link(sectionName(magazine, slug), links.section(slug)));
    }

    List<Link> tags(Article article) {
        return article.tags().stream()
                .map(tag -> new Link(Escape.htmlCharacters(tag.name()), links.tag(tag.slug())))
                .toList();
    }

    List<Author> authors(Article article) {
        return article.bylines().stream().map(this::author).toList();
    }

    Optional<Picture> hero(Article article) {
        return article.hero().flatMap(this::picture);
    }

    int minutes(Article article) {
        return ArticleText.minutes(ArticleText.of(article, renderers));
    }

    /** The article's language, when it is not the magazine's. */
    Optional<Language> foreignLanguage(Article article) {
        return article.language()
                .map(Locale::forLanguageTag)
                .filter(locale -> !locale.equals(magazine.language()))
                .map(Language::of);
    }

    /** For search engines and link previews: what was written for them, else the deck, else the start of the body. */
    static String description(Article article, BlockRenderers renderers) {
        return article.seo()
                .description()
                .or(() -> Optional.of(article.deck()).filter(deck -> !deck.isBlank()))
                .orElseGet(() -> ArticleText.start(ArticleText.of(article, renderers), DESCRIPTION_LENGTH));
    }

    /** The section's name; its slug when the magazine does not list it. */
    static String sectionName(Magazine magazine, Slug slug) {
        return magazine.section(slug).map(Section::name).orElse(slug.value());
    }

    /** When it last changed in a way that readers are told of, if that was after it appeared. */
    static Optional<Instant> updated(Article article) {
        return article.updatedAt()
                .filter(updated -> article.publishAt().filter(updated::isAfter).isPresent());
    }

    /** The hero image and those of the body. */
    static List<Image> images(Article article) {
        Stream<Image> inBody = article.body().stream()
                .filter(Block.Picture.class::isInstance)
                .map(block -> ((Block.Picture) block).image());
        return Stream.concat(article.hero().stream(), inBody).toList();
    }

    private Author author(Byline byline) {
        return new Author(
                Escape.htmlCharacters(byline.name()),
                Optional.of(links.author(byline.slug())),
                byline.bio().map(Escape::htmlCharacters),
                byline.url().map(Object::toString).flatMap(url -> links.target(url, url)),
                byline.guest());
    }

    private Optional<Picture> picture(Image image) {
        return links.image(image.src())
                .map(src -> new Picture(
                        src,
                        Escape.htmlCharacters(image.alt()),
                        image.caption().map(Escape::htmlCharacters),
                        image.credit().map(Escape::htmlCharacters),
                        image.width(),
                        image.height()));
    }
}
