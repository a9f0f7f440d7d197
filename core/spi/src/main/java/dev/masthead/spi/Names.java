package dev.masthead.spi;

import java.util.regex.Pattern;

/** The one rule for the names of collections, keys and indexes: safe as a name in any engine,
 * also behind a prefix and beside another name. */
final class Names {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,19}");

    private Names() {}

    static void check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a " + what
                    + " is 1 to 20 lower-case letters, digits and underscores, a letter first; this one is '" + name
                    + "'");
        }
    }
}
