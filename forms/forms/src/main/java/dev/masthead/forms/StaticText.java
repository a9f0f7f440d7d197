package dev.masthead.forms;

import java.util.Optional;

/**
 * A paragraph between fields.
 *
 * @param text plain text
 * @param condition when it is shown; empty for always
 */
public record StaticText(String text, Optional<Condition> condition) implements Element {}
