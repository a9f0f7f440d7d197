package dev.masthead.forms;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a record class as a form. */
final class FormReader {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Class<? extends Record> type;
    private final FormId id;
    private final FormText text;
    private final MethodHandle constructor;
    private final List<Component> components;

    FormReader(Class<? extends Record> type) {
        this.type = type;
        this.id = present(type.getAnnotation(FormId.class), "the id: annotate the record with @FormId(\"...\")");
        FormText given = type.getAnnotation(FormText.class);
        this.text = present(given == null ? Untitled.class.getAnnotation(FormText.class) : given, "a @FormText");
        if (!ID.matcher(id.value()).matches()) {
            throw wrong("its id '" + id.value() + "' is not lower-case letters, digits and hyphens, a letter first");
        }
        this.components = Arrays.stream(type.getRecordComponents())
                .map(component -> new ComponentReader(type, component).read())
                .toList();
        if (components.isEmpty()) {
            throw wrong("it has no field: give the record a component");
        }
        this.constructor = canonicalConstructor();
    }

    String id() {
        return id.value();
    }

    String version() {
        return id.version();
    }

    FormText text() {
        return text;
    }

    String title() {
        return text.title().isEmpty() ? type.getSimpleName() : text.title();
    }

    Class<? extends Record> type() {
        return type;
    }

    MethodHandle constructor() {
        return constructor;
    }

    List<Component> components() {
        return components;
    }

    List<String> serverOnly() {
        List<String> all = new ArrayList<>();
        for (Component component : components) {
            Field field = component.field();
            field.serverOnly().forEach(what -> all.add(field.name() + ": " + what));
        }
        for (Annotation annotation : type.getAnnotations()) {
            if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
                all.add("the form: @" + annotation.annotationType().getSimpleName());
            }
        }
        return List.copyOf(all);
    }

    private MethodHandle canonicalConstructor() {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            Constructor<?> found = type.getDeclaredConstructor(parameters);
            return lookup.unreflectConstructor(found).asSpreader(Object[].class, parameters.length);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "The record " + type.getName() + " cannot be made: its module has to open " + type.getPackageName()
                            + " to dev.masthead.forms and org.hibernate.validator",
                    e);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has a canonical constructor", e);
        }
    }

    private <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw wrong("it lacks " + what);
        }
        return value;
    }

    private IllegalArgumentException wrong(String why) {
        return new IllegalArgumentException("The record " + type.getName() + " is not a form: " + why);
    }

    /** Has the texts of a form whose record has none. */
    @FormText(title = "")
    private static final class Untitled {}
}
