package dev.masthead.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Answers with pages: kept ones where they are still right, validators first. What a page says about its freshness never
 * crosses the next moment at which the clock changes it.
 */
final class PageServer {

    private static final Duration MAX_AGE = Duration.ofSeconds(30);

    /** For so long a cache may hand out the old page while it fetches the new one. */
    private static final Duration STALE = Duration.ofSeconds(30);

    /** What every answer says that has so much time left. */
    static final Duration USUAL = MAX_AGE.plus(STALE);

    private static final String CACHE_CONTROL = "Cache-Control";

    private final Parts parts;
    private final InstantSource clock;
    private final Changes changes;
    private final PageCache cache;
    private final CacheTags tags;

    PageServer(Parts parts) {
        this.parts = parts;
        this.clock = parts.clock();
        this.changes = parts.changes();
        this.cache = parts.cache();
        this.tags = parts.cacheTags();
    }

    /** A page that is kept under the path as it was sent, and is fresh for as long as usual: the short way of most requests. */
    Optional<Response> kept(Site site, Request request) {
        if (request.query().isPresent() || request.path().indexOf('%') >= 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        long change = changes.known(now);
        OptionalLong edition = site.occupied().editionBehind(change, now);
        if (edition.isEmpty()) {
            return Optional.empty();
        }
        KeptPage page = cache.look(new PageCache.Key(site.generation(), edition.getAsLong(), request.path(), ""));
        return page != null && page.isUsual(now) ? Optional.of(page.encoded().answerTo(request)) : Optional.empty();
    }

    Response answer(Site site, PageSource source, Address address, Request request) throws HttpProblem {
        long change = changes.current();
        String after = Address.parameter(request.query(), "after").orElse("");
        PageCache.Key key = new PageCache.Key(site.generation(), site.occupied().edition(), address.path(), after);
        Optional<KeptPage> kept = cache.find(key);
        if (kept.isEmpty() && namesWhatItHas(request)) {
            Optional<Response> unchanged = unchanged(site, key, change, source, request);
            if (unchanged.isPresent()) {
                return unchanged.get();
            }
        }
        KeptPage page = kept.isPresent() ? kept.get() : cache.get(key, change, () -> make(site, key, change, source));
        return dated(page.encoded().answerTo(request), page);
    }

    /** Who has the page already is told so before anything is rendered. */
    private Optional<Response> unchanged(Site site, PageCache.Key key, long change, PageSource source, Request request)
            throws HttpProblem {
        Reading reading = reading();
        source.read(reading);
        return Encoded.heldBy(request, tag(site, key, change, reading))
                .map(tag -> new Response(304, Headers.none(), Response.Body.none())
                        .with("ETag", tag.value())
                        .with("Vary", "Accept-Encoding"))
                .map(answer -> fresh(answer, reading.validUntil()));
    }

    private KeptPage make(Site site, PageCache.Key key, long change, PageSource source) throws HttpProblem {
        Reading reading = reading();
        Response response = source.read(reading).render();
        EntityTag tag = tag(site, key, change, reading);
        Dependencies from = reading.dependencies();
        boolean kept = response.headers().first(CACHE_CONTROL).isEmpty();
        if (!kept) {
            return new KeptPage(Encoded.asItIs(response), from, reading.validUntil(), false);
        }
        Response tagged = tags.onto(response, from).with(CACHE_CONTROL, cacheControl(USUAL));
        Response whole = parts.defence().headers().onto(tagged);
        return new KeptPage(Encoded.of(whole, tag), from, reading.validUntil(), true);
    }

    /** An asterisk says nothing about which. */
    private static boolean namesWhatItHas(Request request) {
        return request.headers()
                .first("If-None-Match")
                .filter(tags -> !tags.strip().equals("*"))
                .isPresent();
    }

    private Reading reading() {
        return new Reading(parts.articles().published(), clock.instant());
    }

    private EntityTag tag(Site site, PageCache.Key key, long change, Reading reading) {
        // The year stands at the foot of each page.
        int year = reading.now().atZone(ZoneOffset.UTC).getYear();
        return reading.tag(
                String.join(
                        "\n",
                        parts.release(),
                        site.fingerprint(),
                        site.occupied().names(),
                        key.path(),
                        key.query(),
                        String.valueOf(year)),
                change);
    }

    private Response dated(Response response, KeptPage page) {
        return page.isKept() ? fresh(response, page.validUntil()) : response;
    }

    /** Ready answers carry the usual freshness; only close before a change by the clock it is another one. */
    private Response fresh(Response response, Instant validUntil) {
        Duration left = Duration.between(clock.instant(), validUntil);
        boolean usual = left.compareTo(USUAL) >= 0;
        return usual && response.headers().first(CACHE_CONTROL).isPresent()
                ? response
                : response.with(CACHE_CONTROL, cacheControl(left));
    }

    private static String cacheControl(Duration left) {
        long age = Math.max(0, Math.min(left.toSeconds(), MAX_AGE.toSeconds()));
        long stale = Math.max(0, Math.min(left.toSeconds() - age, STALE.toSeconds()));
        return "public, max-age=" + age + (stale > 0 ? ", stale-while-revalidate=" + stale : "");
    }
}
