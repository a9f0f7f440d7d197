package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Image;
import dev.masthead.core.Magazine;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Writes sitemaps (sitemaps.org 0.9), one article at a time: memory does not grow with their number. */
public final class Sitemap {

    /** The most addresses of one file. */
    public static final int MAX_ADDRESSES = 50_000;

    /** How old an article of the news sitemap may be. */
    public static final Duration NEWS_AGE = Duration.ofDays(2);

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS_NAMESPACE = "http://www.google.com/schemas/sitemap-news/0.9";
    private static final int MAX_NEWS = 1_000;

    private Sitemap() {}

    /**
     * Writes the sitemap of a small magazine: the front page, the articles and their sections. Left out are articles that
     * search engines are asked to leave out, and those published first elsewhere; and sections without articles, as they
     * have no page.
     *
     * @param articles what readers may see; read up to {@link #MAX_ADDRESSES} addresses
     * @param translations of an article: those that share its translation key
     * @param absolute addresses in full
     * @param out a character sink, written as UTF-8
     * @throws IOException when the sink fails
     */
    public static void write(
            Magazine magazine,
            Iterator<Article> articles,
            Function<Article, List<Article>> translations,
            Links absolute,
            Appendable out)
            throws IOException {
        Xml xml = urlset(out);
        xml.open("url").leaf("loc", absolute.home()).close();
        Set<Slug> filled = new HashSet<>();
        int room = MAX_ADDRESSES - 1 - magazine.sections().size();
        while (articles.hasNext() && room > 0) {
            Article article = articles.next();
            article.section().ifPresent(filled::add);
            if (isListed(article)) {
                room--;
                write(magazine, article, translations.apply(article), absolute, xml);
            }
        }
        writeSections(magazine, filled::contains, absolute, xml);
        xml.close();
    }

    /**
     * Writes the front page, the archive and the sections, for a magazine whose articles are in other files.
     *
     * @param isFilled whether a section has articles
     * @param absolute addresses in full
     * @param out a character sink, written as UTF-8
     * @throws IOException when the sink fails
     */
    public static void writePages(Magazine magazine, Predicate<Slug> isFilled, Links absolute, Appendable out)
            throws IOException {
        Xml xml = urlset(out);
        xml.open("url").leaf("loc", absolute.home()).close();
        xml.open("url").leaf("loc", absolute.archive()).close();
        writeSections(magazine, isFilled, absolute, xml);
        xml.close();
    }

    /**
     * Writes articles alone; see {@link #write}.
     *
     * @param articles what readers may see; read up to {@link #MAX_ADDRESSES} addresses
     * @param translations of an article: those that share its translation key
     * @param absolute addresses in full
     * @param out a character sink, written as UTF-8
     * @throws IOException when the sink fails
     */
    public static void writeArticles(
            Magazine magazine,
            Iterator<Article> articles,
            Function<Article, List<Article>> translations,
            Links absolute,
            Appendable out)
            throws IOException {
        Xml xml = urlset(out);
        int room = MAX_ADDRESSES;
        while (room > 0 && articles.hasNext()) {
            Article article = articles.next();
            if (isListed(article)) {
                room--;
                write(magazine, article, translations.apply(article), absolute, xml);
            }
        }
        xml.close();
    }

    /**
     * Writes a sitemap index.
     *
     * @param sitemaps their addresses in full; read up to {@link #MAX_ADDRESSES}
     * @param out a character sink, written as UTF-8
     * @throws IOException when the sink fails
     */
    public static void writeIndex(Iterator<String> sitemaps, Appendable out) throws IOException {
        Xml xml = new Xml(out);
        xml.open("sitemapindex", "xmlns", NAMESPACE);
        for (int room = MAX_ADDRESSES; room > 0 && sitemaps.hasNext(); room--) {
            xml.open("sitemap").leaf("loc", sitemaps.next()).close();
        }
        xml.close();
    }

    /**
     * Writes the articles of the last {@link #NEWS_AGE} for news search engines.
     *
     * @param newestFirst what readers may see; read up to the first that is too old, at most 1,000
     * @param absolute addresses in full
     * @param out a character sink, written as UTF-8
     * @throws IOException when the sink fails
     */
    public static void writeNews(
            Magazine magazine, Iterator<Article> newestFirst, Links absolute, Instant now, Appendable out)
            throws IOException {
        Xml xml = new Xml(out);
        xml.open("urlset", "xmlns", NAMESPACE, "xmlns:news", NEWS_NAMESPACE);
        Instant oldest = now.minus(NEWS_AGE);
        int room = MAX_NEWS;
        while (newestFirst.hasNext() && room > 0) {
            Article article = newestFirst.next();
            Instant published = article.publishAt().orElse(Instant.MIN);
            if (published.isBefore(oldest)) {
                break;
            }
            if (isListed(article)) {
                room--;
                writeNews(magazine, article, published, absolute, xml);
            }
        }
        xml.close();
    }

    /** Whether search engines are told of it: not when it is hidden from them, or was published first elsewhere. */
    static boolean isListed(Article article) {
        return !article.seo().noIndex() && article.canonical().isEmpty();
    }

    private static Xml urlset(Appendable out) throws IOException {
        Xml xml = new Xml(out);
        return xml.open(
                "urlset",
                "xmlns",
                NAMESPACE,
                "xmlns:image",
                "http://www.google.com/schemas/sitemap-image/1.1",
                "xmlns:xhtml",
                "http://www.w3.org/1999/xhtml");
    }

    private static void writeSections(Magazine magazine, Predicate<Slug> isFilled, Links absolute, Xml xml)
            throws IOException {
        for (Section section : magazine.sections()) {
            if (isFilled.test(section.slug())) {
                xml.open("url").leaf("loc", absolute.section(section.slug())).close();
            }
        }
    }

    private static void write(Magazine magazine, Article article, List<Article> translations, Links absolute, Xml xml)
            throws IOException {
        xml.open("url").leaf("loc", absolute.article(article));
        Instant changed = Summaries.updated(article).or(article::publishAt).orElse(Instant.EPOCH);
        xml.leaf("lastmod", Stamps.iso(changed, magazine.timeZone()));
        for (Image image : Summaries.images(article)) {
            Optional<String> src = absolute.image(image.src());
            if (src.isPresent()) {
                xml.open("image:image").leaf("image:loc", src.get()).close();
            }
        }
        for (HrefLang one : Translations.of(article, translations, magazine).hrefLangs(absolute)) {
            xml.empty("xhtml:link", "rel", "alternate", "hreflang", one.language(), "href", one.href());
        }
        xml.close();
    }

    private static void writeNews(Magazine magazine, Article article, Instant published, Links absolute, Xml xml)
            throws IOException {
        xml.open("url").leaf("loc", absolute.article(article));
        xml.open("news:news").open("news:publication");
        xml.leaf("news:name", magazine.name());
        xml.leaf("news:language", article.language().orElse(magazine.language().toLanguageTag()));
        xml.close();
        xml.leaf("news:publication_date", Stamps.iso(published, magazine.timeZone()));
        xml.leaf("news:title", article.headline());
        xml.close().close();
    }
}
