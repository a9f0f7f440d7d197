package dev.masthead.rendering;

import java.util.Objects;
import java.util.Optional;

/**
 * A form in a dialog.
 *
 * @param form the form; its prefix is {@code overlay-{id}-}
 * @param opensAfterSeconds after how long it opens by itself; empty when it opens from the navigation only
 * @param closesAfterSeconds how long it counts down before it closes by itself; empty when it never does
 */
public record Overlay(FormView form, Optional<Integer> opensAfterSeconds, Optional<Integer> closesAfterSeconds) {

    /** Refuses null. */
    public Overlay {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(opensAfterSeconds, "opensAfterSeconds");
        Objects.requireNonNull(closesAfterSeconds, "closesAfterSeconds");
    }

    /** The dialog's element id, {@code overlay-{form}}. */
    public String id() {
        return "overlay-" + form.id();
    }

    /** The element id of the dialog's title. */
    public String titleId() {
        return form.titleId();
    }
}
