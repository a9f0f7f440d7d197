package dev.masthead.rendering;

import dev.masthead.core.Slug;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives each heading of a body an element id that is made from its words and unique in the page; not thread-safe. */
final class Anchors {

    /** What the ids of a page's own elements are or start with. */
    private static final List<String> TAKEN = List.of("content", "overlay-", "page-", "inline-");

    private final Set<String> given = new HashSet<>();

    /** An id for a heading of these words. */
    String idFor(String words) {
        String plain = Slug.from(words).map(Slug::value).orElse("part");
        String name = TAKEN.stream().anyMatch(plain::startsWith) ? "part-" + plain : plain;
        String id = name;
        for (int number = 2; !given.add(id); number++) {
            id = name + "-" + number;
        }
        return id;
    }
}
