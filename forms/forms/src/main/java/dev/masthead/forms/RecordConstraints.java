package dev.masthead.forms;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The constraints of a record that stand at none of its components: at the record itself, and at its getters. */
final class RecordConstraints {

    /** What Hibernate Validator takes for a property; it passes over constraints at other methods. */
    private static final Pattern GETTER = Pattern.compile("(?:is|get|has)[A-Z_].*");

    private final Class<? extends Record> type;
    private final String where;

    RecordConstraints(Class<? extends Record> type, String prefix) {
        this.type = type;
        this.where = prefix.isEmpty() ? "the form" : "the group " + prefix.substring(0, prefix.length() - 1);
    }

    /** One sentence each: no browser can be told. */
    List<String> beyondComponents() {
        List<String> found = new ArrayList<>();
        Constraints.at(type).stream()
                .filter(constraint -> constraint.annotationType() != FormId.class)
                .forEach(constraint -> found.add(where + ": " + name(constraint)));
        for (Method method : type.getDeclaredMethods()) {
            if (!isAccessor(method)) {
                Constraints.at(method)
                        .forEach(constraint -> found.add(where + ": " + name(constraint) + " at " + checked(method)));
            }
        }
        found.sort(null);
        return found;
    }

    private boolean isAccessor(Method method) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .anyMatch(method::equals);
    }

    private String checked(Method method) {
        boolean property = method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && GETTER.matcher(method.getName()).matches();
        if (!property) {
            throw new IllegalArgumentException("The record " + type.getName() + " is not a form: the constraint at its"
                    + " method " + method.getName() + " would never be looked at; name it is" + " and a word, as in"
                    + " isComplete, without parameters");
        }
        return method.getName();
    }

    private static String name(Annotation constraint) {
        return "@" + constraint.annotationType().getSimpleName();
    }
}
