package dev.masthead.core;

import dev.masthead.spi.DuplicateKeyException;

/** The slug, or one of the old slugs, is another article's. Choose another one. */
public final class SlugTakenException extends MastheadException {

    private static final long serialVersionUID = 1L;

    SlugTakenException(Article article, DuplicateKeyException cause) {
        super(
                "The slug '" + article.slug().map(Slug::value).orElse("") + "' or one of the old slugs "
                        + article.oldSlugs() + " is another article's; choose another slug",
                cause);
    }
}
