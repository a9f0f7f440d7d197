package dev.masthead.forms;

import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A field together with what binds it to its record component.
 *
 * @param field the definition
 * @param constraints the annotations that check this component
 * @param messages the host's own message by code, where a constraint has one
 * @param toJava makes the component's value of an answer that {@link Binder} has accepted
 */
record Component(
        Field field, Set<Annotation> constraints, Map<String, String> messages, Function<String, Object> toJava) {}
