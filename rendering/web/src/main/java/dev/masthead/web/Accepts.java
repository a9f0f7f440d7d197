package dev.masthead.web;

import java.util.List;
import java.util.Locale;

/** What a client would rather read. */
final class Accepts {

    private Accepts() {}

    /** Whether it asks for JSON and not for a page. */
    static boolean json(Request request) {
        List<String> all = request.headers().all("Accept");
        String accept = String.join(",", all).toLowerCase(Locale.ROOT);
        return (accept.contains("application/json") || accept.contains("application/problem+json"))
                && !accept.contains("text/html");
    }
}
