package dev.masthead.forms;

/** What a form shows, from top to bottom: fields, groups of them, and text between them. */
public sealed interface Element permits Field, Group, StaticText {}
