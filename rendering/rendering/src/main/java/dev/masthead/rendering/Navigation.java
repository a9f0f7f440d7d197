package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The links around every page.
 *
 * @param sections the magazine's sections
 * @param forms the reader forms
 * @param search the search; empty where there is none
 */
public record Navigation(List<Entry> sections, List<Entry> forms, Optional<Entry> search) {

    /** Copies the lists. */
    public Navigation {
        sections = List.copyOf(sections);
        forms = List.copyOf(forms);
        Objects.requireNonNull(search, "search");
    }

    /** The forms and, behind them, the search. */
    public List<Entry> services() {
        return Stream.concat(forms.stream(), search.stream()).toList();
    }

    /**
     * One link.
     *
     * @param text what it says
     * @param href where it goes
     * @param current whether it is the page's own, for {@code aria-current="page"}
     * @param overlay the element id of the dialog that shows the same, for {@code data-overlay}; only where the page
     *     carries that dialog
     */
    public record Entry(String text, String href, boolean current, Optional<String> overlay) {

        /** Refuses null. */
        public Entry {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(href, "href");
            Objects.requireNonNull(overlay, "overlay");
        }
    }
}
