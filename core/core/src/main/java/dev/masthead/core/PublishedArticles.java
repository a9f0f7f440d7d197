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

    /** So far a store counts. */
    private static final int MAX_COUNT = 10_000;

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
     * The newest before a moment.
     *
     * @param before exclusive
     */
    public Optional<Article> newestBefore(Instant before) {
        Optional<Position> after = Optional.empty();
        do {
            Listing page = read(ListingName.newest().query(), 1, after, before);
            if (!page.articles().isEmpty()) {
                return Optional.of(page.articles().get(0));
            }
            after = page.next();
        } while (after.isPresent());
        return Optional.empty();
    }

    /**
     * How many there are, as far as a bound; those that have expired are counted with them.
     *
     * @param atMost 1 to 10,000
     */
    public long count(int atMost) {
        return store.count(
                ListingName.newest().query().to(justAfter(clock.instant())).build(), atMost);
    }

    /**
     * Parts a span of time, so that each part has at most so many articles. It costs what counting costs for spans of
     * fewer than 10,000; of others it reads the keys.
     *
     * @param from inclusive
     * @param to exclusive
     * @param size of a part, a multiple of {@link Query#MAX_LIMIT} and at least 10,000
     * @return where the second part and each one after it start
     */
    public List<Position> parts(Instant from, Instant to, int size) {
        Query.Builder query =
                ListingName.newest().query().from(from).descending().to(to);
        if (store.count(query.build(), MAX_COUNT) < MAX_COUNT) {
            return List.of();
        }
        List<Position> starts = new ArrayList<>();
        Optional<Cursor> next = Optional.empty();
        int read = 0;
        do {
            next = store.query(query.limit(Query.MAX_LIMIT).after(next).build()).next();
            read += Query.MAX_LIMIT;
            if (read % size == 0) {
                next.map(Position::of).ifPresent(starts::add);
            }
        } while (next.isPresent());
        return starts;
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
        return newerThan(ListingName.newest(), article);
    }

    /** The visible article of a listing that comes after this one in time. */
    public Optional<Article> newerThan(ListingName name, Article article) {
        return newerThan(name, Position.of(article));
    }

    /** The visible article of a listing that comes after a place in time. */
    public Optional<Article> newerThan(ListingName name, Position place) {
        Instant now = clock.instant();
        Query query = name.query()
                .to(justAfter(now))
                .after(place.cursor())
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
