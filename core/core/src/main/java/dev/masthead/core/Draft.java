package dev.masthead.core;

/** The validation group of whatever may be stored: sizes and forms, but nothing has to be there yet. */
public interface Draft {}
