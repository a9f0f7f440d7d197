package dev.masthead.rendering;

import java.util.Objects;

/**
 * The way to a translation of an article.
 *
 * @param language of the translation; name and headline are in it
 * @param name the language's name, plain text
 * @param headline of the translation, plain text
 * @param href where it is
 */
public record TranslationLink(Language language, String name, String headline, String href) {

    /** Refuses null. */
    public TranslationLink {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(headline, "headline");
        Objects.requireNonNull(href, "href");
    }
}
