package dev.masthead.storage.tck;

import java.util.Optional;
import java.util.function.Supplier;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What the tests of one class find out once for all of them: whether a store can be opened at all. Thread-safe. */
final class Start {

    private boolean opened;
    private boolean refused;
    private boolean asked;
    private Optional<String> unreached = Optional.empty();

    /** Opens a store, unless that was done before; where it fails, the first test fails and the others are skipped. */
    synchronized void check(Runnable opening) {
        if (refused) {
            throw new TestAbortedException("not tried: the store cannot be opened, as the one failure tells");
        }
        if (!opened) {
            refused = true;
            try {
                opening.run();
            } catch (RuntimeException | LinkageError e) {
                throw new AssertionFailedError(
                        "Nothing can be tested: a store cannot be opened, and closed, with what fresh() gives."
                                + " Override fresh() to give the settings of a place that holds nothing yet, or mend"
                                + " open(). It says: " + e,
                        e);
            }
            refused = false;
            opened = true;
        }
    }

    /** Why another process does not reach the store, as was found out the first time. */
    synchronized Optional<String> unreached(Supplier<Optional<String>> question) {
        if (!asked) {
            unreached = question.get();
            asked = true;
        }
        return unreached;
    }
}
