package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The day is not before that of another field, or the number not less. Empty ones are not compared. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface NotBefore {

    /** The other field, of the same type. */
    String value();

    /** What the reader is told; ours when empty. */
    String message() default "";
}
