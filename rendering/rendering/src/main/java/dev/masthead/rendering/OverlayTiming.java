package dev.masthead.rendering;

import java.time.Duration;
import java.util.Optional;

/**
 * When the overlay of a form opens and closes by itself.
 *
 * @param form the form's id
 * @param opensAfter how long after the page was opened, in whole seconds; empty when it opens from the navigation only
 * @param closesAfter how long it counts down, in whole seconds; empty when it stays until the reader closes it
 */
public record OverlayTiming(String form, Optional<Duration> opensAfter, Optional<Duration> closesAfter) {

    /** Refuses a negative delay and a countdown of less than a second. */
    public OverlayTiming {
        if (opensAfter.filter(Duration::isNegative).isPresent()
                || closesAfter.filter(after -> after.toSeconds() < 1).isPresent()) {
            throw new IllegalArgumentException("The overlay of the form '" + form
                    + "' opens after zero or more seconds and counts down from at least one");
        }
    }

    /** The newsletter's overlay opens after 20 seconds and counts down from 30. */
    public static OverlayTiming usual() {
        return new OverlayTiming(
                "newsletter", Optional.of(Duration.ofSeconds(20)), Optional.of(Duration.ofSeconds(30)));
    }
}
