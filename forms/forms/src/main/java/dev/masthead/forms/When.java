package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The field, or the group of fields, is asked for only when another field has one of these values, see {@link Condition}. A text is then required by this alone; constraints that require a value would require it always. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface When {

    /** The name of a field that stands further up. */
    String field();

    /** The values as they are posted; of a box {@code true}. */
    String[] is();

    /** Whether the form cannot be sent without it then; of a group, its own constraints tell. */
    boolean required() default true;
}
