package dev.masthead.web;

import dev.masthead.core.ChangeLog.Change;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a page was made from, and so which changes make it wrong.
 *
 * @param articles the ids of those that it shows
 * @param slugs those that it looked for: whoever comes to have one changes it
 * @param spans the parts of listings that it shows
 * @param everything whether it tells of all articles, as a sitemap does
 */
record Dependencies(Set<String> articles, Set<String> slugs, List<Span> spans, boolean everything) {

    /**
     * A part of a listing: an article that enters, leaves or moves within it changes the page.
     *
     * @param listing its name
     * @param newest the time at which it begins; empty for the listing's beginning
     * @param oldest the time at which it ends; empty for the listing's end
     */
    record Span(String listing, Optional<Instant> newest, Optional<Instant> oldest) {

        private boolean holds(Instant at) {
            return newest.filter(at::isAfter).isEmpty()
                    && oldest.filter(at::isBefore).isEmpty();
        }

        boolean isTouchedBy(Change change) {
            return change.listings().contains(listing)
                    && (change.before().publishAt().filter(this::holds).isPresent()
                            || change.after().publishAt().filter(this::holds).isPresent());
        }
    }

    boolean areTouchedBy(Change change) {
        return articles.contains(change.article())
                || change.slugs().stream().anyMatch(slugs::contains)
                || spans.stream().anyMatch(span -> span.isTouchedBy(change))
                || (everything && change.concernsReaders());
    }
}
