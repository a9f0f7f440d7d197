package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The page on which readers search.
 *
 * @param frame what surrounds it
 * @param action where its form is sent, by GET, with the parameter {@code q}
 * @param query what was searched for, for the form's field; empty before the first search
 * @param summary how many were found, or that there were none; empty before the first search
 * @param results best first
 * @param further the next page
 * @param first the first page, on later ones
 */
public record SearchView(
        Frame frame,
        String action,
        String query,
        String summary,
        List<SearchResult> results,
        Optional<Link> further,
        Optional<Link> first)
        implements View {

    /** Copies the list. */
    public SearchView {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(summary, "summary");
        results = List.copyOf(results);
        Objects.requireNonNull(further, "further");
        Objects.requireNonNull(first, "first");
    }

    /** Without the query, which is the reader's. */
    @Override
    public String toString() {
        return "SearchView[" + results.size() + " results]";
    }
}
