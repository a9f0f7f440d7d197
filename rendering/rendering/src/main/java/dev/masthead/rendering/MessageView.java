package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;

/**
 * A page that says why there is nothing else to show: not found, gone, refused, too large.
 *
 * @param frame what surrounds it; it carries no overlays
 * @param status the HTTP status
 * @param heading its {@code h1}
 * @param text what to do about it, plain text
 * @param ways where to go from here
 */
public record MessageView(Frame frame, int status, String heading, String text, List<Link> ways) implements View {

    /** Copies the list. */
    public MessageView {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(text, "text");
        ways = List.copyOf(ways);
    }
}
