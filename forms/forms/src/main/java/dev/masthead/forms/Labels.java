package dev.masthead.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a text calls the fields of a form, so that no two of different groups are called the same. Immutable. */
final class Labels {

    private static final String WITHIN = " › ";

    private final Map<String, String> byName = new HashMap<>();

    private Labels() {}

    static Labels of(Definition form) {
        Labels labels = new Labels();
        Map<String, Integer> uses = new HashMap<>();
        form.fields().forEach(field -> uses.merge(field.label(), 1, Integer::sum));
        for (Group group : groups(form)) {
            String heading = heading(form, group);
            for (Element element : group.elements()) {
                if (element instanceof Field field && uses.getOrDefault(field.label(), 0) > 1) {
                    labels.byName.put(field.name(), heading + WITHIN + field.label());
                }
            }
        }
        return labels;
    }

    /** The field's label; behind that of its group where it is not the only field with it. */
    String of(Field field) {
        return Optional.ofNullable(byName.get(field.name())).orElse(field.label());
    }

    private static List<Group> groups(Definition form) {
        return form.elements().stream()
                .filter(Group.class::isInstance)
                .map(Group.class::cast)
                .toList();
    }

    /** Groups with one heading are counted, as a reader would. */
    private static String heading(Definition form, Group group) {
        List<String> alike = groups(form).stream()
                .filter(other -> other.label().equals(group.label()))
                .map(Group::name)
                .toList();
        return alike.size() > 1 ? group.label() + " " + (alike.indexOf(group.name()) + 1) : group.label();
    }
}
