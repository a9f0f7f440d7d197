package dev.masthead.web;

import dev.masthead.core.Article;
import dev.masthead.core.Magazine;
import dev.masthead.rendering.Links;
import dev.masthead.rendering.Permalinks;
import java.util.Optional;

/**
 * Where articles are, and where they have moved to.
 *
 * @param magazine the settings
 * @param links addresses as paths
 * @param permalinks the form of articles' addresses
 */
record SiteLinks(Magazine magazine, Links links, Permalinks permalinks) {

    /** The address that an article has now, when it was asked for at another one. */
    Optional<String> moved(Article article, Permalinks.Match match, String path) {
        String now = permalinks.pathOf(article, magazine.timeZone());
        boolean same = Percent.path(now)
                .filter(decoded -> (decoded + match.twin()).equals(path))
                .isPresent();
        return same ? Optional.empty() : Optional.of(links.article(article) + match.twin());
    }
}
