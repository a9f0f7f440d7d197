package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.core.Section;
import java.util.List;

/** Writes {@code llms.txt}: the magazine's contents for programs that read text, each article by its Markdown twin. */
public final class LlmsTxt {

    private LlmsTxt() {}

    /**
     * The list.
     *
     * @param newest what readers may see, newest first; those that search engines are asked to leave out are left out
     * @param links in full, where the magazine has an address
     */
    public static String of(Magazine magazine, List<Article> newest, Links links) {
        StringBuilder out = new StringBuilder("# " + line(magazine.name()) + "\n");
        if (!magazine.description().isBlank()) {
            out.append("\n> ").append(line(magazine.description())).append('\n');
        }
        List<Section> filled = filled(magazine, newest);
        out.append(filled.isEmpty() ? "" : "\n## Sections\n\n");
        for (Section section : filled) {
            out.append(entry(
                    section.name(),
                    links.section(section.slug()),
                    section.description().orElse("")));
        }
        out.append("\n## Articles\n\n");
        newest.stream()
                .filter(article -> !article.seo().noIndex())
                .forEach(article ->
                        out.append(entry(article.headline(), links.articleMarkdown(article), article.deck())));
        return out.toString();
    }

    /** The sections of these articles: one without articles has no page. */
    private static List<Section> filled(Magazine magazine, List<Article> articles) {
        return magazine.sections().stream()
                .filter(section -> articles.stream()
                        .anyMatch(article ->
                                article.section().filter(section.slug()::equals).isPresent()))
                .toList();
    }

    private static String entry(String name, String href, String about) {
        String link = "- [" + line(name) + "](" + href + ")";
        return about.isBlank() ? link + "\n" : link + ": " + line(about) + "\n";
    }

    private static String line(String text) {
        return MarkdownText.run(text.replaceAll("\\s+", " ").strip());
    }
}
