package dev.masthead.storage.tck;

import java.util.Optional;
import java.util.function.Function;

/**
 * What one operation did to one object, or saw of it.
 *
 * @param operation where it comes from
 * @param certain whether it happened; what is not certain may have happened at any moment from when it was made, or never
 * @param changes whether it changes the object; a touch that only looks may always be put as early as it fits
 * @param effect the state behind it, from the state before it; empty when it cannot have happened in that state
 */
record Touch<S>(Operation operation, boolean certain, boolean changes, Function<S, Optional<S>> effect) {

    static <S> Touch<S> change(Operation operation, Function<S, Optional<S>> effect) {
        return new Touch<>(operation, operation.done(), true, effect);
    }

    static <S> Touch<S> look(Operation operation, java.util.function.Predicate<S> fits) {
        return new Touch<>(operation, true, false, state -> fits.test(state) ? Optional.of(state) : Optional.empty());
    }

    long made() {
        return operation.made();
    }

    long answered() {
        return certain ? operation.answered() : Long.MAX_VALUE;
    }

    /** The same, for a history that ends before the answer came. */
    Touch<S> unanswered() {
        return new Touch<>(operation, false, changes, effect);
    }
}
