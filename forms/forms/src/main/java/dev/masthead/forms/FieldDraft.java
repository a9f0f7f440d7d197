package dev.masthead.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a field while its definition is read. */
final class FieldDraft {

    String name = "";
    FieldType type = FieldType.TEXT;
    String label = "";
    Optional<String> help = Optional.empty();
    Optional<String> placeholder = Optional.empty();
    boolean required;
    int minLength;
    int maxLength;
    Optional<String> pattern = Optional.empty();
    Optional<String> min = Optional.empty();
    Optional<String> max = Optional.empty();
    Optional<String> step = Optional.empty();
    Optional<String> currency = Optional.empty();
    Optional<String> unit = Optional.empty();
    int minChoices;
    int maxChoices;
    Optional<String> autocomplete = Optional.empty();
    Optional<String> initial = Optional.empty();
    Optional<String> prefill = Optional.empty();
    List<Option> options = List.of();
    Optional<String> consent = Optional.empty();
    int rows = 1;
    Optional<Condition> condition = Optional.empty();
    List<String> serverOnly = new ArrayList<>();

    /** The form's own words for a violation, by its code. */
    Map<String, String> messages = new LinkedHashMap<>();

    FieldDraft freeze() {
        FieldDraft copy = copy();
        copy.options = List.copyOf(options);
        copy.serverOnly = List.copyOf(serverOnly);
        copy.messages = Map.copyOf(messages);
        return copy;
    }

    FieldDraft copy() {
        FieldDraft copy = new FieldDraft();
        copy.name = name;
        copy.type = type;
        copy.label = label;
        copy.help = help;
        copy.placeholder = placeholder;
        copy.required = required;
        copy.minLength = minLength;
        copy.maxLength = maxLength;
        copy.pattern = pattern;
        copy.min = min;
        copy.max = max;
        copy.step = step;
        copy.currency = currency;
        copy.unit = unit;
        copy.minChoices = minChoices;
        copy.maxChoices = maxChoices;
        copy.autocomplete = autocomplete;
        copy.initial = initial;
        copy.prefill = prefill;
        copy.options = options;
        copy.consent = consent;
        copy.rows = rows;
        copy.condition = condition;
        copy.serverOnly = serverOnly;
        copy.messages = messages;
        return copy;
    }
}
