package dev.masthead.web;

import dev.masthead.core.Magazine;
import dev.masthead.core.PublishedArticles;
import dev.masthead.core.Section;
import dev.masthead.core.Slug;
import dev.masthead.spi.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sections in which readers can see something: the others have no page, and nothing links to one. Looked up once for
 * each state of the content. Thread-safe.
 */
final class OccupiedSections {

    private static final long NEVER = -1;

    private final PublishedArticles published;
    private final Magazine magazine;
    private final ContentVersion version;
    private final InstantSource clock;
    private volatile Known known = new Known(NEVER, Instant.MIN, Set.of());

    OccupiedSections(PublishedArticles published, Magazine magazine, ContentVersion version, InstantSource clock) {
        this.published = published;
        this.magazine = magazine;
        this.version = version;
        this.clock = clock;
    }

    boolean has(Section section) {
        return now().slugs().contains(section.slug());
    }

    /** While the store cannot be read, as it was when it last could: an error page has a navigation, too. */
    private Known now() {
        Known last = known;
        try {
            long current = version.current();
            if (last.version() != current || !clock.instant().isBefore(last.until())) {
                known = look(current);
            }
            return known;
        } catch (StoreException e) {
            if (last.version() == NEVER) {
                throw e;
            }
            return last;
        }
    }

    private Known look(long current) {
        Instant until = published.nextChange().orElse(Instant.MAX);
        Set<Slug> occupied = magazine.sections().stream()
                .map(Section::slug)
                .filter(slug -> !published
                        .inSection(slug, 1, Optional.empty())
                        .articles()
                        .isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Known(current, until, occupied);
    }

    private record Known(long version, Instant until, Set<Slug> slugs) {}
}
