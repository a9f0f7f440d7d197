package dev.masthead.storage.tck;

/**
 * Something that a correct store would not have done.
 *
 * @param rule the number of the rule that was broken, for example {@code S-20}
 * @param message what was expected, what came, and how to see it again
 */
record Finding(String rule, String message) {}
