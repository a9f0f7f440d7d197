package dev.masthead.rendering;

import java.util.Objects;

/** A stretch of an article's body. The family is closed. */
public sealed interface Part {

    /**
     * Rendered blocks.
     *
     * @param html safe to print
     */
    record Markup(Html html) implements Part {
        /** Refuses null. */
        public Markup {
            Objects.requireNonNull(html, "html");
        }
    }

    /**
     * The place of a form.
     *
     * @param form its prefix is {@code inline-{number}-{id}-}
     */
    record Slot(FormView form) implements Part {
        /** Refuses null. */
        public Slot {
            Objects.requireNonNull(form, "form");
        }
    }
}
