package dev.masthead.forms;

import java.util.List;
import java.util.Optional;

/**
 * Fields that belong together, under one heading.
 *
 * @param name the first part of its fields' names: {@code address} in {@code address.street}
 * @param label the heading
 * @param help a hint under it
 * @param condition when it is shown, and its required fields asked for; empty for always
 * @param elements what it holds; no groups
 */
public record Group(
        String name, String label, Optional<String> help, Optional<Condition> condition, List<Element> elements)
        implements Element {

    /** Copies the list. */
    public Group {
        elements = List.copyOf(elements);
    }
}
