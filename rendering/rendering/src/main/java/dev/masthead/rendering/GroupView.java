package dev.masthead.rendering;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Fields under one heading.
 *
 * @param label the heading
 * @param help a sentence under it
 * @param condition when it is shown
 * @param elements what it holds
 */
public record GroupView(
        String label, Optional<String> help, Optional<ConditionView> condition, List<FormElement> elements)
        implements FormElement {

    /** Copies the list. */
    public GroupView {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(help, "help");
        Objects.requireNonNull(condition, "condition");
        elements = List.copyOf(elements);
    }
}
