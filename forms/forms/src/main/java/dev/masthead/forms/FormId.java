package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a record a form, under this id. What a reader sees of it is in {@link FormText}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FormId {

    /** Lower-case letters, digits and hyphens, a letter first, at most 40; part of the address. */
    String value();

    /** The version of the definition; each stored submission names it. */
    String version() default "1";
}
