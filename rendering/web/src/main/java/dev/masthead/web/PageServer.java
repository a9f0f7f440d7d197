package dev.masthead.web;

import dev.masthead.web.PageCache.CachedPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Answers with pages: kept ones where they are still right, validators first. What a page says about its freshness never
 * crosses the next moment at which the clock changes it.
 */
final class PageServer {

    private static final Duration MAX_AGE = Duration.ofSeconds(30);
    private static final Duration KEPT_AT_MOST = Duration.ofHours(1);

    private final Parts parts;
    private final InstantSource clock;
    private final ContentVersion version;
    private final PageCache cache;

    PageServer(Parts parts) {
        this.parts = parts;
        this.clock = parts.clock();
        this.version = parts.version();
        this.cache = parts.cache();
    }

    Response answer(Site site, PageSource source, Address address, Request request) throws HttpProblem {
        String after = Address.parameter(request.query(), "after").orElse("");
        PageCache.Key key = new PageCache.Key(site.generation(), version.current(), address.path(), after);
        CachedPage page = cache.get(key, () -> render(source));
        Response response = page.response();
        if (response.headers().first("Cache-Control").isPresent()) {
            return response;
        }
        Response fresh = response.with("Cache-Control", cacheControl(page))
                .with("ETag", page.tag().value());
        return response.status() == 200 && page.tag().matches(request) ? notModified(fresh) : fresh;
    }

    private CachedPage render(PageSource source) throws HttpProblem {
        Instant latest = clock.instant().plus(KEPT_AT_MOST);
        Optional<Instant> byTheClock = parts.articles().published().nextChange();
        Response response = source.page();
        byte[] bytes = bytes(response);
        Instant validUntil = byTheClock.filter(at -> at.isBefore(latest)).orElse(latest);
        return new CachedPage(response, EntityTag.of(bytes), bytes.length, validUntil);
    }

    private String cacheControl(CachedPage page) {
        Duration left = Duration.between(clock.instant(), page.validUntil());
        Duration age = left.compareTo(MAX_AGE) < 0 ? left : MAX_AGE;
        return "public, max-age=" + Math.max(0, age.toSeconds());
    }

    private static Response notModified(Response fresh) {
        return new Response(304, fresh.headers(), Response.Body.none());
    }

    private static byte[] bytes(Response response) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream((int) response.body().length());
        try {
            response.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
