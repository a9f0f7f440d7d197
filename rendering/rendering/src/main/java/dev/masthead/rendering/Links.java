package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.LinkTarget;
import dev.masthead.core.Magazine;
import dev.masthead.core.Position;
import dev.masthead.core.Slug;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Builds every address of the magazine, percent-encoded. Immutable and thread-safe.
 *
 * <p>{@link #under} gives paths for pages; {@link #absolute()} gives the same addresses in full, for canonical links, feeds
 * and sitemaps. They come from the magazine's configured address, never from a request.
 */
public final class Links {

    private static final String UNRESERVED = "-._~";

    private final String prefix;
    private final boolean isAbsolute;
    private final Optional<URI> address;
    private final ZoneId zone;
    private final Permalinks permalinks;

    private Links(String prefix, boolean isAbsolute, Optional<URI> address, ZoneId zone, Permalinks permalinks) {
        this.prefix = prefix;
        this.isAbsolute = isAbsolute;
        this.address = address;
        this.zone = zone;
        this.permalinks = permalinks;
    }

    /**
     * Links as paths.
     *
     * @param mount where the magazine is mounted, the host's context path included, for example {@code /magazine}; empty
     *     for the root
     */
    public static Links under(String mount, Magazine magazine, Permalinks permalinks) {
        if (!mount.isEmpty() && (!mount.startsWith("/") || mount.endsWith("/") || mount.startsWith("//"))) {
            throw new IllegalArgumentException(
                    "A mount path is empty or starts with one slash and does not end with one, for example /magazine;"
                            + " this one is '" + mount + "'");
        }
        return new Links(mount, false, magazine.address(), magazine.timeZone(), permalinks);
    }

    /** The same in full; empty when the magazine has no address. */
    public Optional<Links> absolute() {
        return address.map(this::from);
    }

    /**
     * The same in full.
     *
     * @param fallback an absolute address with the mount path, used when the magazine has none
     */
    public Links absoluteOr(URI fallback) {
        return from(address.orElse(fallback));
    }

    /** Whether these are addresses in full. */
    public boolean isAbsolute() {
        return isAbsolute;
    }

    /** The front page. */
    public String home() {
        return prefix + "/";
    }

    /** A page of a listing: the listing's address with the place where it goes on. */
    public String after(String listing, Position position) {
        return listing + "?after=" + encoded(position.encode());
    }

    /** An article. */
    public String article(Article article) {
        return prefix + permalinks.pathOf(article, zone);
    }

    /** An article as JSON. */
    public String articleJson(Article article) {
        return article(article) + ".json";
    }

    /** An article as Markdown. */
    public String articleMarkdown(Article article) {
        return article(article) + ".md";
    }

    /** The search, without a query. */
    public String search() {
        return prefix + "/search";
    }

    /**
     * A page of what a search found.
     *
     * @param after where the page before it ended; empty for the first page
     */
    public String search(String query, Optional<String> after) {
        return found("/search", query, after);
    }

    /** The same as JSON. */
    public String searchJson(String query, Optional<String> after) {
        return found("/search.json", query, after);
    }

    private String found(String path, String query, Optional<String> after) {
        return prefix + path + "?q=" + encoded(query)
                + after.map(place -> "&after=" + encoded(place)).orElse("");
    }

    /** A section's listing. */
    public String section(Slug slug) {
        return prefix + "/sections/" + encoded(slug.value());
    }

    /** A tag's listing. */
    public String tag(Slug slug) {
        return prefix + "/tags/" + encoded(slug.value());
    }

    /** An author's listing. */
    public String author(Slug slug) {
        return prefix + "/authors/" + encoded(slug.value());
    }

    /** A series' listing. */
    public String series(Slug slug) {
        return prefix + "/series/" + encoded(slug.value());
    }

    /** The months in which something appeared. */
    public String archive() {
        return prefix + "/archive";
    }

    /** The listing of a month. */
    public String archive(YearMonth month) {
        return prefix + "/archive/" + path(month);
    }

    private static String path(YearMonth month) {
        return String.format(Locale.ROOT, "%04d/%02d", month.getYear(), month.getMonthValue());
    }

    /** The sitemap of a month, {@code /sitemaps/2026-11.xml}. */
    public String sitemap(YearMonth month) {
        return prefix + "/sitemaps/" + path(month).replace('/', '-') + ".xml";
    }

    /** The sitemap of the pages that are not articles. */
    public String sitemapOfPages() {
        return prefix + "/sitemaps/pages.xml";
    }

    /** A form's own page, where it is also posted. */
    public String form(String id) {
        return prefix + "/forms/" + encoded(id);
    }

    /** The page after a form was accepted. */
    public String thanks(String id) {
        return form(id) + "/thanks";
    }

    /** A machine output at the top, for example {@code feed.rss}, {@code sitemap.xml} or {@code llms.txt}. */
    public String output(String name) {
        return prefix + "/" + encoded(name);
    }

    /**
     * A theme's asset.
     *
     * @param name its name with an extension
     * @param hash of its content
     */
    public String asset(String name, String hash) {
        int dot = name.lastIndexOf('.');
        return prefix + "/assets/" + encoded(name.substring(0, dot)) + "." + encoded(hash)
                + encoded(name.substring(dot));
    }

    /**
     * Where an image is.
     *
     * @param src {@code media/{hash}/{name}}, or an absolute https address
     * @return empty for anything else, so that no stored text becomes an address that leaks or runs
     */
    public Optional<String> image(String src) {
        String[] parts = src.split("/", -1);
        if (parts.length == 3 && parts[0].equals("media") && parts[1].matches("[0-9a-f]{16,64}")) {
            return Optional.of(prefix + "/media/" + parts[1] + "/" + encoded(parts[2]));
        }
        return src.startsWith("https://") && LinkTarget.Check.isSafe(src) ? Optional.of(src) : Optional.empty();
    }

    /**
     * Where a link in a body goes: a path that starts with a slash is inside the magazine.
     *
     * @param href as stored
     * @param page the address of the page it stands in; what is relative is resolved against it, when these are addresses in
     *     full
     * @return empty when it is not a {@link LinkTarget}
     */
    public Optional<String> target(String href, String page) {
        if (!LinkTarget.Check.isSafe(href)) {
            return Optional.empty();
        }
        if (href.startsWith("/")) {
            return Optional.of(prefix + href);
        }
        return Optional.of(isAbsolute ? URI.create(page).resolve(href).toString() : href);
    }

    /** Text as a segment of a path or a value of a query, in UTF-8; only RFC 3986's unreserved characters stay. */
    static String encoded(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    private Links from(URI base) {
        String text = base.toASCIIString();
        String whole = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        return new Links(whole, true, Optional.of(base), zone, permalinks);
    }
}
