package dev.masthead.core;

/** The validation group of what readers may see: everything of {@link Draft}, and nothing is missing. */
public interface Publication extends Draft {}
