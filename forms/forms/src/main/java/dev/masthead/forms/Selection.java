package dev.masthead.forms;

import java.util.Objects;
import java.util.Optional;

/**
 * Which submissions are wanted.
 *
 * @param form only those of the form with this id; empty for all
 * @param state only those in this state; empty for all
 */
public record Selection(Optional<String> form, Optional<Submission.State> state) {

    /** Refuses null. */
    public Selection {
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(state, "state");
    }

    /** Every submission, quarantined ones included. */
    public static Selection all() {
        return new Selection(Optional.empty(), Optional.empty());
    }

    /** The same, of one form only. */
    public Selection form(String id) {
        return new Selection(Optional.of(id), state);
    }

    /** The same, in one state only. */
    public Selection state(Submission.State wanted) {
        return new Selection(form, Optional.of(wanted));
    }
}
