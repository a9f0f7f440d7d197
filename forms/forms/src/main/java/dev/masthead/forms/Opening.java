package dev.masthead.forms;

import java.util.Optional;

/**
 * What a page's script fetches at a reader's first input. It says nothing about the reader.
 *
 * @param stamp dates it; posted as {@link Post#STAMP_FIELD}
 * @param prompt of the form's challenge, where it has one
 */
public record Opening(String stamp, Optional<Prompt> prompt) {}
