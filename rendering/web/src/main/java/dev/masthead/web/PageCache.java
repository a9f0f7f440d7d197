package dev.masthead.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.masthead.core.ChangeLog.Change;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Rendered pages in memory, bounded by their bytes. A change takes out exactly the pages that it reaches. Threads that miss
 * the same page render it once. Thread-safe.
 */
final class PageCache {

    private static final int OVERHEAD = 1_000;

    /** A page that was begun more changes ago than these is not kept. */
    private static final int RECENT = 256;

    private final Cache<Key, KeptPage> pages;
    private final DependencyIndex index = new DependencyIndex();
    private final ConcurrentMap<Flight, CompletableFuture<KeptPage>> underway = new ConcurrentHashMap<>();
    private final Deque<Change> recent = new ArrayDeque<>();
    private final AtomicLong invalidated = new AtomicLong();
    private final InstantSource clock;

    PageCache(long maxBytes, InstantSource clock) {
        this.clock = clock;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<Key, KeptPage>weigher((key, page) -> OVERHEAD + key.weight() + page.weight())
                .executor(Runnable::run)
                .evictionListener((key, page, cause) -> {
                    if (key != null && page != null) {
                        index.remove(key, page);
                    }
                })
                .build();
    }

    /** What makes a page that is not there. */
    interface Maker {
        KeptPage make() throws HttpProblem;
    }

    /** A page that is there, whether or not the clock has changed it. */
    @Nullable
    KeptPage look(Key key) {
        return pages.getIfPresent(key);
    }

    Optional<KeptPage> find(Key key) {
        return Optional.ofNullable(pages.getIfPresent(key)).filter(page -> page.isValid(clock.instant()));
    }

    /**
     * A page that is there, or is made now, by one thread for all.
     *
     * @param change the number of the newest change when it was asked for: nobody is given a page that was begun before
     */
    KeptPage get(Key key, long change, Maker maker) throws HttpProblem {
        Optional<KeptPage> kept = find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        Flight flight = new Flight(key, change);
        CompletableFuture<KeptPage> mine = new CompletableFuture<>();
        CompletableFuture<KeptPage> others = underway.putIfAbsent(flight, mine);
        return others == null ? made(flight, mine, maker) : waitedFor(others, maker);
    }

    private KeptPage made(Flight flight, CompletableFuture<KeptPage> mine, Maker maker) throws HttpProblem {
        try {
            KeptPage page = maker.make();
            keep(flight, page);
            mine.complete(page);
            return page;
        } finally {
            underway.remove(flight);
            // Who waits for one that failed makes its own, and is told by that why.
            mine.cancel(false);
        }
    }

    private static KeptPage waitedFor(CompletableFuture<KeptPage> others, Maker maker) throws HttpProblem {
        try {
            return others.join();
        } catch (CompletionException | CancellationException failed) {
            return maker.make();
        }
    }

    private synchronized void keep(Flight flight, KeptPage page) {
        boolean known = recent.isEmpty() || recent.getFirst().number() <= flight.change + 1;
        boolean overtaken = recent.stream()
                .filter(change -> change.number() > flight.change)
                .anyMatch(change -> page.from().areTouchedBy(change));
        if (page.isKept() && known && !overtaken) {
            KeptPage before = pages.asMap().put(flight.key, page);
            if (before != null) {
                index.remove(flight.key, before);
            }
            index.add(flight.key, page);
        }
    }

    /** Takes out what a change reaches. */
    synchronized void follow(Change change) {
        if (change.kind() == Change.Kind.DRAFTED) {
            return;
        }
        recent.addLast(change);
        if (recent.size() > RECENT) {
            recent.removeFirst();
        }
        Set<Key> reached = index.reachedBy(change);
        reached.forEach(this::remove);
        invalidated.addAndGet(reached.size());
    }

    private void remove(Key key) {
        KeptPage page = pages.asMap().remove(key);
        if (page != null) {
            index.remove(key, page);
        }
    }

    /** How many pages changes have taken out so far. */
    long invalidated() {
        return invalidated.get();
    }

    /** How many pages there are. */
    long size() {
        return pages.asMap().size();
    }

    /**
     * Which page it is.
     *
     * @param site the magazine's settings, counted
     * @param navigation the sections that it leads to, counted
     * @param path below the mount path
     * @param query what of the query matters
     */
    record Key(long site, long navigation, String path, String query) {
        int weight() {
            return 2 * (path.length() + query.length());
        }
    }

    /** A page that is being made, begun behind a change. */
    private record Flight(Key key, long change) {}
}
