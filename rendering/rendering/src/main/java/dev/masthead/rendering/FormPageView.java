package dev.masthead.rendering;

import java.util.Objects;

/**
 * A form as its own page; the form's title is its {@code h1}. Works without script and without a timer.
 *
 * @param frame what surrounds it; it carries no overlays
 * @param form the form; its prefix is {@code page-{id}.}
 */
public record FormPageView(Frame frame, FormView form) implements View {

    /** Refuses null. */
    public FormPageView {
        Objects.requireNonNull(frame, "frame");
        Objects.requireNonNull(form, "form");
    }
}
