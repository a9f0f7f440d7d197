package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The articles that are one text in several languages, one for each: of two in one language the older counts. Those that
 * search engines are asked to leave out, and those published first elsewhere, are not among them, as links between
 * translations must lead to pages that are indexed, and back. Immutable.
 */
final class Translations {

    private static final Comparator<Article> OLDEST_FIRST = Comparator.comparing(
                    (Article article) -> article.publishAt().orElseThrow())
            .thenComparing(Article::id);

    private final Magazine magazine;
    private final Map<String, Article> byLanguage;

    private Translations(Magazine magazine, Map<String, Article> byLanguage) {
        this.magazine = magazine;
        this.byLanguage = byLanguage;
    }

    /**
     * Those of an article, itself included; empty when there is only one, or when it is not among them.
     *
     * @param others articles with the same translation key, in any order, with or without itself
     */
    static Translations of(Article article, List<Article> others, Magazine magazine) {
        List<Article> all = new ArrayList<>(others);
        all.removeIf(other -> other.id().equals(article.id()) || !isIndexed(other));
        if (isIndexed(article)) {
            all.add(article);
        }
        all.sort(OLDEST_FIRST);
        Map<String, Article> byLanguage = new TreeMap<>();
        all.forEach(one -> byLanguage.putIfAbsent(tag(one, magazine), one));
        boolean linked = byLanguage.size() > 1 && byLanguage.containsValue(article);
        return new Translations(magazine, linked ? byLanguage : Map.of());
    }

    /** For {@code hreflang}: each language by its name, then {@code x-default}. */
    List<HrefLang> hrefLangs(Links absolute) {
        List<HrefLang> all = new ArrayList<>();
        byLanguage.forEach((tag, article) -> all.add(new HrefLang(tag, absolute.article(article))));
        fallback().ifPresent(article -> all.add(new HrefLang(HrefLang.DEFAULT, absolute.article(article))));
        return all;
    }

    /** For readers: all but the article itself, each by its language's own name. */
    List<TranslationLink> others(Article article, Links links) {
        List<TranslationLink> all = new ArrayList<>();
        byLanguage.forEach((tag, other) -> {
            if (!other.id().equals(article.id())) {
                Locale locale = Locale.forLanguageTag(tag);
                all.add(new TranslationLink(
                        Language.of(locale),
                        locale.getDisplayName(locale),
                        Escape.htmlCharacters(other.headline()),
                        links.article(other)));
            }
        });
        return all;
    }

    /** The one in the magazine's language, else the oldest. */
    private Optional<Article> fallback() {
        return Optional.ofNullable(byLanguage.get(magazine.language().toLanguageTag()))
                .or(() -> byLanguage.values().stream().min(OLDEST_FIRST));
    }

    private static boolean isIndexed(Article article) {
        return Sitemap.isListed(article) && article.publishAt().isPresent();
    }

    private static String tag(Article article, Magazine magazine) {
        return article.language()
                .map(Locale::forLanguageTag)
                .orElse(magazine.language())
                .toLanguageTag();
    }
}
