package dev.masthead.web;

import dev.masthead.core.ListingName;
import dev.masthead.core.Magazine;
import dev.masthead.core.PublishedArticles;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import dev.masthead.spi.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The sections in which readers can see something: the others have no page, and nothing links to one. Looked up once for
 * each change of the content. Thread-safe.
 */
final class OccupiedSections {

    private static final long NEVER = -1;

    private final PublishedArticles published;
    private final Magazine magazine;
    private final Changes changes;
    private final InstantSource clock;
    private volatile Known known = new Known(NEVER, 0, Instant.MIN, Set.of());

    OccupiedSections(PublishedArticles published, Magazine magazine, Changes changes, InstantSource clock) {
        this.published = published;
        this.magazine = magazine;
        this.changes = changes;
        this.clock = clock;
    }

    boolean has(Section section) {
        return now().slugs().contains(section.slug());
    }

    /** Counts how often other sections than before were occupied: each page shows them. */
    long edition() {
        return now().edition();
    }

    /** The same when it was asked for behind this change already, and the clock has changed nothing: no look into the store. */
    OptionalLong editionBehind(long change, Instant now) {
        Known last = known;
        return last.change() == change && now.isBefore(last.until())
                ? OptionalLong.of(last.edition())
                : OptionalLong.empty();
    }

    /** The slugs, in order. */
    String names() {
        return new TreeSet<>(now().slugs().stream().map(Slug::value).collect(Collectors.toSet())).toString();
    }

    /** While the store cannot be read, as it was when it last could: an error page has a navigation, too. */
    private Known now() {
        Known last = known;
        try {
            long change = changes.current();
            return last.change() == change && clock.instant().isBefore(last.until()) ? last : look();
        } catch (StoreException e) {
            if (last.change() == NEVER) {
                throw e;
            }
            return last;
        }
    }

    private synchronized Known look() {
        long change = changes.current();
        Instant until = published.nextChange().orElse(Instant.MAX);
        Set<Slug> occupied = magazine.sections().stream()
                .map(Section::slug)
                .filter(slug -> !published
                        .listing(ListingName.section(slug), 1, Optional.empty())
                        .articles()
                        .isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        long edition = occupied.equals(known.slugs()) ? known.edition() : known.edition() + 1;
        known = new Known(change, edition, until, occupied);
        return known;
    }

    private record Known(long change, long edition, Instant until, Set<Slug> slugs) {}
}
