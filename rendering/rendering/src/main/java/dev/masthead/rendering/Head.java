package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a page says about itself in its {@code <head>}.
 *
 * @param title for {@code <title>}, the magazine's name included
 * @param description for {@code <meta name="description">}; may be empty, then the element is left out
 * @param canonical for {@code <link rel="canonical">}
 * @param robots for {@code <meta name="robots">}
 * @param properties Open Graph, each a {@code <meta property content>}
 * @param names link previews, each a {@code <meta name content>}
 * @param feeds the magazine's feeds, each a {@code <link rel="alternate" type title href>}
 * @param twins the page as JSON and Markdown, each a {@code <link rel="alternate" type title href>}
 * @param translations the page in each of its languages, each a {@code <link rel="alternate" hreflang href>}
 * @param structured a {@code <script type="application/ld+json">} element, whole and safe to print; may be empty
 */
public record Head(
        String title,
        String description,
        Optional<String> canonical,
        Optional<String> robots,
        List<Meta> properties,
        List<Meta> names,
        List<Alternate> feeds,
        List<Alternate> twins,
        List<HrefLang> translations,
        Html structured) {

    /** Copies the lists. */
    public Head {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(canonical, "canonical");
        Objects.requireNonNull(robots, "robots");
        properties = List.copyOf(properties);
        names = List.copyOf(names);
        feeds = List.copyOf(feeds);
        twins = List.copyOf(twins);
        translations = List.copyOf(translations);
        Objects.requireNonNull(structured, "structured");
    }
}
