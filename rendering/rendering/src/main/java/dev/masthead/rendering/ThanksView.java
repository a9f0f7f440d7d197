package dev.masthead.rendering;

import java.util.Objects;

/**
 * The page after a form was accepted.
 *
 * @param frame what surrounds it; it carries no overlays
 * @param heading its {@code h1}
 * @param text what happens next, plain text
 * @param back the way on
 */
public record ThanksView(Frame frame, String heading, String text, Link back) implements View {

    /** Refuses null. */
    public ThanksView {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(heading, "heading");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(back, "back");
    }
}
