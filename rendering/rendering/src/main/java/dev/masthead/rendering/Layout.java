package dev.masthead.rendering;

import java.io.IOException;

/** The host's own page around Masthead's. Thread-safe. */
@FunctionalInterface
public interface Layout {

    /**
     * Writes a whole page.
     *
     * @param page Masthead's pieces, to be printed as they are
     * @param out where the page goes; a character sink, written as UTF-8
     * @throws IOException when the sink fails
     */
    void render(Fragments page, Appendable out) throws IOException;
}
