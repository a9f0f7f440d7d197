package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Shows a field by another control than the usual one for its type. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Control {

    /**
     * {@link FieldType#RADIO} for an enum, {@link FieldType#CHECKBOXES} for a set of an enum, {@link FieldType#RANGE} for a
     * number, {@link FieldType#HIDDEN} for a text.
     */
    FieldType value();
}
