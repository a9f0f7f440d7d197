package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A box that the reader ticks to agree. It stands at a {@code boolean}, and the wording is stored with the answer. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Consent {

    /** The exact wording that the reader agrees to. */
    String value();

    /** Whether the form can be sent without it. */
    boolean optional() default false;
}
