package dev.masthead.web;

import dev.masthead.core.Magazine;
import dev.masthead.core.MediaLibrary;
import java.util.concurrent.atomic.AtomicLong;

/** The magazine's settings as they are now. Thread-safe: a request takes {@link #current()} once and stays with it. */
final class Sites {

    /** Makes a site from settings. */
    interface Factory {
        Site site(long generation, Magazine magazine, MediaLibrary media);
    }

    private final Factory factory;
    private final AtomicLong generations = new AtomicLong();
    private volatile Site current;

    Sites(Factory factory, Magazine magazine, MediaLibrary media) {
        this.factory = factory;
        this.current = factory.site(generations.incrementAndGet(), magazine, media);
    }

    Site current() {
        return current;
    }

    void change(Magazine magazine, MediaLibrary media) {
        current = factory.site(generations.incrementAndGet(), magazine, media);
    }
}
