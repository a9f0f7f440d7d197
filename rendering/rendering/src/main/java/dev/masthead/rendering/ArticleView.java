package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An article; the headline is its only {@code h1}.
 *
 * @param frame what surrounds it
 * @param headline plain text
 * @param deck plain text; may be empty
 * @param language the article's language, when it is not the page's
 * @param section the section, linked
 * @param authors in order
 * @param published when it appeared
 * @param updated when it last changed in a way that readers are told of
 * @param minutes the reading time, at least 1
 * @param hero the picture above the body
 * @param body in order
 * @param tags the subjects, linked
 * @param series the series that it is a part of
 * @param translations the same text in other languages
 * @param related others on the same subjects, linked
 * @param previous the article before it in time
 * @param next the article after it in time
 */
public record ArticleView(
        Frame frame,
        String headline,
        String deck,
        Optional<Language> language,
        Optional<Link> section,
        List<Author> authors,
        Stamp published,
        Optional<Stamp> updated,
        int minutes,
        Optional<Picture> hero,
        List<Part> body,
        List<Link> tags,
        Optional<SeriesView> series,
        List<TranslationLink> translations,
        List<Link> related,
        Optional<Link> previous,
        Optional<Link> next)
        implements View {

    /** Copies the lists. */
    public ArticleView {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(deck, "deck");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(section, "section");
        authors = List.copyOf(authors);
        Objects.requireNonNull(published, "published");
        Objects.requireNonNull(updated, "updated");
        Objects.requireNonNull(hero, "hero");
        body = List.copyOf(body);
        tags = List.copyOf(tags);
        Objects.requireNonNull(series, "series");
        translations = List.copyOf(translations);
        related = List.copyOf(related);
        Objects.requireNonNull(previous, "previous");
        Objects.requireNonNull(next, "next");
    }
}
