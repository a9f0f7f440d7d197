package dev.masthead.web;

import java.io.IOException;
import java.util.Set;

/**
 * A cache in front of the magazine that can drop pages by their tags, those of {@code Surrogate-Key} and {@code Cache-Tag}.
 * Thread-safe. It is called for each change of an article that readers may have met, on one node, and again when it fails.
 */
public interface Purge {

    /**
     * Drops every page that has one of the tags.
     *
     * @param tags letters, digits and hyphens; at least one
     * @throws IOException when the cache may still have them: it is asked again later
     */
    void purge(Set<String> tags) throws IOException;
}
