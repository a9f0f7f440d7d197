package dev.masthead.rendering;

import java.util.Objects;

/**
 * A page in pieces, for a host's own {@link Layout}.
 *
 * @param head what belongs into {@code <head>}: title, metadata, style sheets
 * @param main what belongs into {@code <body>}: the content with its {@code <main>} element, and the overlays
 * @param scripts what belongs at the end of {@code <body>}: script elements with a {@code src}
 */
public record Fragments(Html head, Html main, Html scripts) {

    /** Refuses null. */
    public Fragments {
        Objects.requireNonNull(head, "head");
        Objects.requireNonNull(main, "main");
        Objects.requireNonNull(scripts, "scripts");
    }
}
