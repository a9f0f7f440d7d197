package dev.masthead.web;

import dev.masthead.core.ChangeLog.Change;
import dev.masthead.web.Dependencies.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the pages that a change reaches, without looking at the others. Thread-safe. */
final class DependencyIndex {

    private final Map<String, Set<PageCache.Key>> byArticle = new HashMap<>();
    private final Map<String, Set<PageCache.Key>> bySlug = new HashMap<>();
    private final Map<String, Map<PageCache.Key, List<Span>>> byListing = new HashMap<>();
    private final Set<PageCache.Key> ofEverything = new HashSet<>();

    synchronized void add(PageCache.Key key, KeptPage page) {
        Dependencies from = page.from();
        from.articles()
                .forEach(id ->
                        byArticle.computeIfAbsent(id, i -> new HashSet<>()).add(key));
        from.slugs()
                .forEach(slug ->
                        bySlug.computeIfAbsent(slug, s -> new HashSet<>()).add(key));
        from.spans()
                .forEach(span -> byListing
                        .computeIfAbsent(span.listing(), l -> new HashMap<>())
                        .put(key, from.spans()));
        if (from.everything()) {
            ofEverything.add(key);
        }
    }

    synchronized void remove(PageCache.Key key, KeptPage page) {
        Dependencies from = page.from();
        from.articles().forEach(id -> drop(byArticle, id, key));
        from.slugs().forEach(slug -> drop(bySlug, slug, key));
        from.spans().forEach(span -> {
            Map<PageCache.Key, List<Span>> keys = byListing.get(span.listing());
            if (keys != null && keys.remove(key) != null && keys.isEmpty()) {
                byListing.remove(span.listing());
            }
        });
        ofEverything.remove(key);
    }

    private static void drop(Map<String, Set<PageCache.Key>> index, String mark, PageCache.Key key) {
        Set<PageCache.Key> keys = index.get(mark);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            index.remove(mark);
        }
    }

    synchronized Set<PageCache.Key> reachedBy(Change change) {
        Set<PageCache.Key> reached = new HashSet<>(byArticle.getOrDefault(change.article(), Set.of()));
        change.slugs().forEach(slug -> reached.addAll(bySlug.getOrDefault(slug, Set.of())));
        for (String listing : change.listings()) {
            byListing.getOrDefault(listing, Map.of()).forEach((key, spans) -> {
                if (spans.stream().anyMatch(span -> span.isTouchedBy(change))) {
                    reached.add(key);
                }
            });
        }
        if (change.concernsReaders()) {
            reached.addAll(ofEverything);
        }
        return reached;
    }
}
