package dev.masthead.forms;

/**
 * One choice of a select field.
 *
 * @param value what is posted
 * @param label what the reader sees
 */
public record Option(String value, String label) {}
