package dev.masthead.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a field while its record component is read. */
final class FieldDraft {

    String name = "";
    FieldType type = FieldType.TEXT;
    String label = "";
    Optional<String> help = Optional.empty();
    boolean required;
    int minLength;
    int maxLength;
    Optional<String> pattern = Optional.empty();
    Optional<String> autocomplete = Optional.empty();
    List<Option> options = List.of();
    Optional<String> consent = Optional.empty();
    int rows = 1;
    List<String> serverOnly = new ArrayList<>();

    FieldDraft freeze() {
        FieldDraft copy = new FieldDraft();
        copy.name = name;
        copy.type = type;
        copy.label = label;
        copy.help = help;
        copy.required = required;
        copy.minLength = minLength;
        copy.maxLength = maxLength;
        copy.pattern = pattern;
        copy.autocomplete = autocomplete;
        copy.options = List.copyOf(options);
        copy.consent = consent;
        copy.rows = rows;
        copy.serverOnly = List.copyOf(serverOnly);
        return copy;
    }
}
