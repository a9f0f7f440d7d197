package dev.masthead.storage.tck;

import java.util.Locale;

/**
 * How one test ended.
 *
 * @param group the group that it is in, by the name of its class
 * @param name the name of the test
 * @param status how it ended
 * @param reason why it failed or was skipped, in one line; empty when it passed
 */
record Outcome(String group, String name, Status status, String reason) {

    /** The worst comes first. */
    enum Status {
        FAILED,
        PASSED,
        SKIPPED,
        NOT_TESTED;

        /** As it is in a report. */
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}
