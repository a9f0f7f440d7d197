package dev.masthead.examples.cluster;

import java.net.URI;
import java.util.List;

/** A reader who turns over pages, on whichever magazine answers. */
final class PageReader implements Load.Step {

    private static final List<String> PAGES =
            List.of("", "/feed.atom", "/forms/newsletter", "/articles/the-colour-of-a-buoy");

    private final Http http;
    private final List<URI> magazines;
    private final GapClock clock;
    private int turn;

    PageReader(Http http, List<URI> magazines, GapClock clock) {
        this.http = http;
        this.magazines = List.copyOf(magazines);
        this.clock = clock;
    }

    @Override
    public void run() throws InterruptedException {
        int number = turn++;
        URI page = URI.create(
                magazines.get(number % magazines.size()) + PAGES.get(number / magazines.size() % PAGES.size()));
        if (http.get(page).isPresent()) {
            clock.success();
        }
    }
}
