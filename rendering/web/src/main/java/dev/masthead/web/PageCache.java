package dev.masthead.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Rendered answers in memory, bounded by their bytes. A page is found again only while its {@link Key} is the same: the
 * same content and the same magazine. Threads that miss the same page render it once. Thread-safe.
 */
final class PageCache {

    private static final int OVERHEAD = 500;

    private final Cache<Key, CachedPage> pages;
    private final InstantSource clock;

    PageCache(long maxBytes, InstantSource clock) {
        this.clock = clock;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<Key, CachedPage>weigher((key, page) -> OVERHEAD + key.weight() + page.weight())
                .executor(Runnable::run)
                .build();
    }

    /** What renders a page that is not there. */
    interface Renderer {
        CachedPage render() throws HttpProblem;
    }

    CachedPage get(Key key, Renderer renderer) throws HttpProblem {
        CachedPage kept = pages.getIfPresent(key);
        if (kept != null && kept.isValid(clock.instant())) {
            return kept;
        }
        try {
            return pages.asMap().compute(key, (k, other) -> {
                boolean usable = other != null && other.isValid(clock.instant());
                return usable ? other : rendered(renderer);
            });
        } catch (Missing missing) {
            throw missing.problem;
        }
    }

    private static CachedPage rendered(Renderer renderer) {
        try {
            return renderer.render();
        } catch (HttpProblem problem) {
            throw new Missing(problem);
        }
    }

    /** Carries a checked problem out of the map's own method. */
    private static final class Missing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient HttpProblem problem;

        Missing(HttpProblem problem) {
            super(null, null, false, false);
            this.problem = problem;
        }
    }

    /**
     * What a page depends on, and which page it is.
     *
     * @param site the magazine's settings, counted
     * @param version see {@link ContentVersion}
     * @param path below the mount path
     * @param query what of the query matters
     */
    record Key(long site, long version, String path, String query) {
        int weight() {
            return 2 * (path.length() + query.length());
        }
    }

    /**
     * A page that is kept.
     *
     * @param response without the fields that depend on the moment
     * @param tag its validator
     * @param bytes the length of its body
     * @param validUntil the moment at which it changes by the clock
     */
    record CachedPage(Response response, EntityTag tag, int bytes, Instant validUntil) {

        boolean isValid(Instant now) {
            return now.isBefore(validUntil);
        }

        int weight() {
            return bytes;
        }
    }
}
