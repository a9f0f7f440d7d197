package dev.masthead.web;

import dev.masthead.rendering.Layout;
import dev.masthead.rendering.Theme;
import dev.masthead.rendering.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Turns a view into an answer: a whole page of the theme, or its pieces in the host's own page. */
final class PageWriter {

    private static final String HTML = "text/html; charset=utf-8";

    private final Theme theme;
    private final Optional<Layout> layout;

    PageWriter(Theme theme, Optional<Layout> layout) {
        this.theme = theme;
        this.layout = layout;
    }

    Response write(int status, View view) {
        return layout.map(host -> inside(host, status, view))
                .orElseGet(() -> Response.of(status, HTML, theme.render(view)));
    }

    /** The host's page may depend on who reads it: it is never kept. */
    private Response inside(Layout host, int status, View view) {
        StringBuilder page = new StringBuilder(64 * 1024);
        try {
            host.render(theme.fragments(view), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Response.of(status, HTML, page.toString()).with("Cache-Control", "no-store");
    }
}
