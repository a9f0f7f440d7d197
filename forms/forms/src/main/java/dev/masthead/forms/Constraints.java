package dev.masthead.forms;

import jakarta.validation.Constraint;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the constraints among annotations. */
final class Constraints {

    private Constraints() {}

    /** Those at an element; of one that stands there several times, each. */
    static Set<Annotation> at(AnnotatedElement element) {
        return among(element.getAnnotations());
    }

    /** As above, of annotations. */
    static Set<Annotation> among(Annotation... annotations) {
        Set<Annotation> found = new LinkedHashSet<>();
        for (Annotation annotation : annotations) {
            if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
                found.add(annotation);
            } else {
                found.addAll(repeated(annotation));
            }
        }
        return found;
    }

    /** What a container such as {@code @Pattern.List} holds, which the compiler makes of a constraint that is repeated. */
    private static List<Annotation> repeated(Annotation container) {
        List<Annotation> held = new ArrayList<>();
        try {
            var value = container.annotationType().getDeclaredMethod("value");
            Class<?> type = value.getReturnType();
            boolean holds = type.isArray() && type.getComponentType().isAnnotationPresent(Constraint.class);
            if (holds && value.trySetAccessible()) {
                held.addAll(List.of((Annotation[]) value.invoke(container)));
            }
        } catch (NoSuchMethodException hasNone) {
            return held;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Constraints cannot be read of " + container.annotationType(), e);
        }
        return held;
    }
}
