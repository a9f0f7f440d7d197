package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The page's script fills the field in from a parameter of the page's address; the server never does, so that pages can be cached. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Prefill {

    /** The parameter's name: letters, digits, hyphens and underscores. */
    String value();
}
