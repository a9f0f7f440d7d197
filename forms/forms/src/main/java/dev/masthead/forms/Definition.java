package dev.masthead.forms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a form asks and says, in one language, wherever it was written down.
 *
 * @param source what it was read from, for messages to its author
 * @param id part of the address
 * @param version changes when what is asked changes
 * @param language of all texts
 * @param title the heading
 * @param intro above the fields; may be empty
 * @param submit what the button says
 * @param thanks what the reader is told in the end
 * @param elements from top to bottom
 * @param rules between fields
 * @param texts the same in other languages: by tag and by key, see {@link Wording}
 * @param serverOnly what only the server checks of the form as a whole
 */
record Definition(
        String source,
        String id,
        String version,
        Locale language,
        String title,
        String intro,
        String submit,
        String thanks,
        List<Element> elements,
        List<Rule> rules,
        Map<String, Map<String, String>> texts,
        List<String> serverOnly) {

    Definition {
        elements = List.copyOf(elements);
        rules = List.copyOf(rules);
        texts = Map.copyOf(texts);
        serverOnly = List.copyOf(serverOnly);
    }

    /** The fields, those of groups included, in order. */
    List<Field> fields() {
        return elements.stream().flatMap(element -> fields(element).stream()).toList();
    }

    private static List<Field> fields(Element element) {
        if (element instanceof Group group) {
            // What holds for the group holds for each of its fields.
            return group.elements().stream()
                    .flatMap(inner -> fields(inner).stream())
                    .map(field -> within(group, field))
                    .toList();
        }
        return element instanceof Field field ? List.of(field) : List.of();
    }

    private static Field within(Group group, Field field) {
        Optional<Condition> inherited = group.condition();
        return inherited.isPresent() && field.condition().isEmpty()
                ? field.with(draft -> draft.condition = inherited)
                : field;
    }
}
