package dev.masthead.core;

import dev.masthead.spi.Cursor;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Articles as readers find them: visible now, newest first, ordered by {@code (publishAt, id)}. Thread-safe.
 *
 * <p>No job makes an article visible: each read compares with the clock.
 */
public final class PublishedArticles {

    /** So many times a page is filled up again when articles on it have expired; then it stays short. */
    private static final int MAX_REFILLS = 5;

    private static final String ARTICLES = Articles.COLLECTION.name();

    private final RecordStore store;
    private final ArticleCodec codec;
    private final InstantSource clock;

    PublishedArticles(RecordStore store, ArticleCodec codec, InstantSource clock) {
        this.store = store;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * The newest of all.
     *
     * @param limit 1 to {@link Query#MAX_LIMIT}
     */
    public Listing newest(int limit) {
        return listing(ListingName.newest(), limit, Optional.empty());
    }

    /** The newest behind a position; see {@link #listing}. */
    public Listing newest(int limit, Optional<Position> after) {
        return listing(ListingName.newest(), limit, after);
    }

    /**
     * The newest of a listing behind a position.
     *
     * @param limit 1 to {@link Query#MAX_LIMIT}
     * @param after where the page before it ended; empty for the first page
     */
    public Listing listing(ListingName name, int limit, Optional<Position> after) {
        return read(name.query(), limit, after, Instant.MAX);
    }

    /** The moment at which the next article enters a listing by the clock, with none published meanwhile. */
    public Optional<Instant> nextIn(ListingName name) {
        return first(name.query().from(justAfter(clock.instant()))).flatMap(Article::publishAt);
    }

    /**
     * The newest of a span of time; see {@link #listing}.
     *
     * @param from inclusive
     * @param to exclusive
     */
    public Listing between(Instant from, Instant to, int limit, Optional<Position> after) {
        return read(ListingName.newest().query().from(from), limit, after, to);
    }

    /**
     * The article that has, or once had, this slug, in any state: the caller tells visible, moved and gone apart.
     *
     * @param slug the current slug or an old one
     */
    public Optional<Article> withSlug(Slug slug) {
        Query query = Query.of(ARTICLES, "by_slug")
                .equal("slug", slug.value())
                .limit(1)
                .build();
        return store.query(query).records().stream().findFirst().map(codec::read);
    }

    /** The visible article that comes before this one in time. */
    public Optional<Article> olderThan(Article article) {
        return newest(1, Optional.of(Position.of(article))).articles().stream().findFirst();
    }

    /** The visible article that comes after this one in time. */
    public Optional<Article> newerThan(Article article) {
        Instant now = clock.instant();
        Query query = ListingName.newest()
                .query()
                .to(justAfter(now))
                .after(Position.of(article).cursor())
                .limit(MAX_REFILLS)
                .build();
        return store.query(query).records().stream()
                .map(codec::read)
                .filter(found -> found.isVisible(now))
                .findFirst();
    }

    /** The next moment at which an article appears or expires by the clock: no answer may be cached past it. */
    public Optional<Instant> nextChange() {
        Instant now = justAfter(clock.instant());
        Optional<Instant> appears = nextIn(ListingName.newest());
        Optional<Instant> expires =
                first(Query.of(ARTICLES, "expiring").from(now)).flatMap(Article::expireAt);
        return Stream.of(appears, expires).flatMap(Optional::stream).min(Instant::compareTo);
    }

    private Optional<Article> first(Query.Builder query) {
        return store.query(query.limit(1).build()).records().stream()
                .findFirst()
                .map(codec::read);
    }

    private Listing read(Query.Builder query, int limit, Optional<Position> after, Instant to) {
        Instant now = clock.instant();
        query.descending().to(to.isBefore(justAfter(now)) ? to : justAfter(now));
        List<Article> visible = new ArrayList<>();
        Optional<Cursor> next = after.map(Position::cursor);
        for (int refill = 0; refill <= MAX_REFILLS && visible.size() < limit; refill++) {
            Page page =
                    store.query(query.limit(limit - visible.size()).after(next).build());
            page.records().stream()
                    .map(codec::read)
                    .filter(article -> article.isVisible(now))
                    .forEach(visible::add);
            next = page.next();
            if (next.isEmpty()) {
                break;
            }
        }
        return new Listing(visible, next.map(Position::of));
    }

    private static Instant justAfter(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
    }
}
