package dev.masthead.rendering;

/** What stands in a form, from top to bottom. */
public sealed interface FormElement permits FieldView, GroupView, TextView {}
