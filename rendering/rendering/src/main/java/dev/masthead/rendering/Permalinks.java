package dev.masthead.rendering;

import dev.masthead.core.Article;
import dev.masthead.core.Slug;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The shape of an article's address below the mount path: builds it and reads it back. Immutable and thread-safe.
 *
 * <p>A pattern is made of segments, each a fixed word or one of <code>{yyyy}</code>, <code>{MM}</code>, <code>{dd}</code>
 * (of the time of publication, in the magazine's zone) and <code>{slug}</code>, which comes last. Reading back looks at
 * the slug alone: a wrong date still finds the article, and the caller redirects to its right address.
 */
public final class Permalinks {

    private static final String SLUG = "{slug}";
    private static final Set<String> DATES = Set.of("{yyyy}", "{MM}", "{dd}");
    private static final Set<String> TAKEN = Set.of(
            "sections",
            "tags",
            "authors",
            "forms",
            "assets",
            "media",
            "search",
            "preview",
            "series",
            "archive",
            "sitemaps");
    private static final List<String> TWINS = List.of(".json", ".md");

    private final String pattern;
    private final List<String> segments;

    private Permalinks(String pattern, List<String> segments) {
        this.pattern = pattern;
        this.segments = segments;
    }

    /** The usual shape, <code>/articles/{slug}</code>. */
    public static Permalinks usual() {
        return of("/articles/{slug}");
    }

    /**
     * Another shape, for example <code>/{yyyy}/{MM}/{slug}</code>.
     *
     * @throws IllegalArgumentException when it is not of the form above, or starts like another of the magazine's pages
     */
    public static Permalinks of(String pattern) {
        List<String> segments =
                pattern.startsWith("/") ? List.of(pattern.substring(1).split("/", -1)) : List.of();
        boolean sound = !segments.isEmpty()
                && segments.get(segments.size() - 1).equals(SLUG)
                && segments.subList(0, segments.size() - 1).stream().allMatch(Permalinks::isSound)
                && !TAKEN.contains(segments.get(0));
        if (!sound) {
            throw new IllegalArgumentException("A permalink pattern is made of words, {yyyy}, {MM}, {dd} and, last,"
                    + " {slug}, for example /{yyyy}/{MM}/{slug}, and does not start with one of " + TAKEN
                    + "; this one is '" + pattern + "'");
        }
        return new Permalinks(pattern, segments);
    }

    /**
     * The path of an article below the mount path, percent-encoded; starts with a slash.
     *
     * @throws IllegalArgumentException when the article has no slug, or no time of publication although the pattern asks
     *     for one
     */
    public String pathOf(Article article, ZoneId zone) {
        StringBuilder path = new StringBuilder();
        for (String segment : segments) {
            path.append('/').append(isPlace(segment) ? filled(segment, article, zone) : segment);
        }
        return path.toString();
    }

    /**
     * Reads a path.
     *
     * @param path below the mount path, percent-decoded, starting with a slash
     * @return empty when it is not an article's
     */
    public Optional<Match> match(String path) {
        String twin = TWINS.stream().filter(path::endsWith).findFirst().orElse("");
        String plain = path.substring(0, path.length() - twin.length());
        String[] parts = plain.startsWith("/") ? plain.substring(1).split("/", -1) : new String[0];
        if (parts.length != segments.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < parts.length - 1; i++) {
            if (!fits(segments.get(i), parts[i])) {
                return Optional.empty();
            }
        }
        return Slug.parse(parts[parts.length - 1]).map(slug -> new Match(slug, twin));
    }

    /** The pattern. */
    public String pattern() {
        return pattern;
    }

    @Override
    public String toString() {
        return pattern;
    }

    private static boolean isSound(String segment) {
        return DATES.contains(segment) || segment.matches("[A-Za-z0-9_-]+");
    }

    private static boolean isPlace(String segment) {
        return segment.startsWith("{");
    }

    private static boolean fits(String segment, String part) {
        if (!isPlace(segment)) {
            return segment.equals(part);
        }
        return part.matches(segment.equals("{yyyy}") ? "[0-9]{4}" : "[0-9]{2}");
    }

    private static String filled(String place, Article article, ZoneId zone) {
        if (place.equals(SLUG)) {
            Slug slug = article.slug()
                    .orElseThrow(() -> new IllegalArgumentException("An article without a slug has no address"));
            return Links.encoded(slug.value());
        }
        ZonedDateTime published = article.publishAt()
                .orElseThrow(() ->
                        new IllegalArgumentException("An article that was never published has no date for its address"))
                .atZone(zone);
        String letters = place.substring(1, place.length() - 1).replace('y', 'u');
        return DateTimeFormatter.ofPattern(letters, Locale.ROOT).format(published);
    }

    /**
     * What a path says.
     *
     * @param slug the article's slug, current or old
     * @param twin {@code .json}, {@code .md} or empty for the page
     */
    public record Match(Slug slug, String twin) {}
}
