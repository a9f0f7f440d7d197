package dev.masthead.web;

import dev.masthead.core.ChangeLog.Change;
import dev.masthead.web.Dependencies.Span;
import dev.masthead.web.PageCache.Key;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the pages that a change reaches, without looking at the others. Thread-safe. */
final class DependencyIndex {

    private final Map<String, Set<Key>> byArticle = new HashMap<>();
    private final Map<String, Set<Key>> bySlug = new HashMap<>();
    private final Map<String, Map<Key, List<Span>>> byListing = new HashMap<>();
    private final Set<Key> ofEverything = new HashSet<>();

    synchronized void add(Key key, KeptPage page) {
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

    synchronized void remove(Key key, KeptPage page) {
        Dependencies from = page.from();
        from.articles().forEach(id -> drop(byArticle, id, key));
        from.slugs().forEach(slug -> drop(bySlug, slug, key));
        from.spans().forEach(span -> {
            Map<Key, List<Span>> keys = byListing.get(span.listing());
            if (keys != null && keys.remove(key) != null && keys.isEmpty()) {
                byListing.remove(span.listing());
            }
        });
        ofEverything.remove(key);
    }

    private static void drop(Map<String, Set<Key>> index, String mark, Key key) {
        Set<Key> keys = index.get(mark);
        if (keys != null && keys.remove(key) && keys.isEmpty()) {
            index.remove(mark);
        }
    }

    synchronized Set<Key> reachedBy(Change change) {
        Set<Key> reached = new HashSet<>(byArticle.getOrDefault(change.article(), Set.of()));
        change.slugs().forEach(slug -> reached.addAll(bySlug.getOrDefault(slug, Set.of())));
        for (String listing : change.listings()) {
            byListing.getOrDefault(listing, Map.of()).forEach((key, spans) -> {
                if (spans.stream().anyMatch(span -> span.isTouchedBy(change))) {
                    reached.add(key);
                }
            });
        }
        if (!change.listings().isEmpty()) {
            reached.addAll(ofEverything);
        }
        return reached;
    }
}
