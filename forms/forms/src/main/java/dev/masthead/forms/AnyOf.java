package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** At least one of these fields is answered; the message is shown at the first. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface AnyOf {

    /** The names of two fields or more. */
    String[] value();

    /** What the reader is told; ours when empty. */
    String message() default "";
}
