package dev.masthead.web;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells caches in front what a page was made from: {@code Surrogate-Key} (Fastly, Varnish), and {@code Cache-Tag} (Cloudflare,
 * Akamai) with the same tags. A tag is a letter for its kind and a hash, so that no text of an article is in a header.
 * Immutable.
 */
final class CacheTags {

    /** Every page has it. */
    static final String ALL = "magazine";

    private static final int HASH_BYTES = 6;

    private final boolean sent;

    CacheTags(boolean sent) {
        this.sent = sent;
    }

    Response onto(Response response, Dependencies from) {
        if (!sent) {
            return response;
        }
        Set<String> tags = of(from);
        return response.with("Surrogate-Key", String.join(" ", tags)).with("Cache-Tag", String.join(",", tags));
    }

    private static Set<String> of(Dependencies from) {
        Set<String> tags = new TreeSet<>();
        tags.add(ALL);
        from.articles().forEach(id -> tags.add(article(id)));
        from.slugs().forEach(slug -> tags.add(slug(slug)));
        from.spans().forEach(span -> tags.add(span.newest().isEmpty() ? top(span.listing()) : below(span.listing())));
        if (from.everything()) {
            tags.add(everything());
        }
        return tags;
    }

    /** Pages that tell of all articles. */
    static String everything() {
        return top("everything");
    }

    /** Pages that show an article. */
    static String article(String id) {
        return "a-" + hash(id);
    }

    /** Pages that looked for an address. */
    static String slug(String slug) {
        return "s-" + hash(slug);
    }

    /** Pages that show the beginning of a listing. */
    static String top(String listing) {
        return "l-" + hash(listing);
    }

    /** Pages that show a listing further down. */
    static String below(String listing) {
        return "d-" + hash(listing);
    }

    private static String hash(String text) {
        return EntityTag.hash(text.getBytes(StandardCharsets.UTF_8), HASH_BYTES);
    }
}
