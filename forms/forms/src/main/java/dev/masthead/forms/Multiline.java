package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The text may have several lines; without this, line breaks become spaces. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Multiline {

    /** How many lines are visible at first, 2 to 40. */
    int value() default 6;
}
