package dev.masthead.core;

import java.util.regex.Pattern;

/** The words that deliveries are described with: closed enough that no text of a reader passes for one. */
final class Codes {

    private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z0-9-]{0,19}");
    private static final Pattern REASON = Pattern.compile("[a-z0-9-]{1,60}");

    private Codes() {}

    static void checkChannel(String name) {
        if (!CHANNEL.matcher(name).matches()) {
            throw new IllegalArgumentException("A channel's name has 1 to 20 lower-case letters, digits and hyphens, a"
                    + " letter first; this one is '" + name + "'");
        }
    }

    /** Does not repeat what it refuses: that may be somebody else's text. */
    static void checkReason(String reason) {
        if (!REASON.matcher(reason).matches()) {
            throw new IllegalArgumentException(
                    "The reason of a delivery is a code of 1 to 60 lower-case letters, digits"
                            + " and hyphens, so that no text of a reader can be in it");
        }
    }
}
