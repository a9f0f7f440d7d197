package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The texts around the fields of a form, as a reader sees them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FormText {

    /** The heading. */
    String title();

    /** A sentence or two above the fields; may be empty. */
    String intro() default "";

    /** What the button says. */
    String submit() default "Send";

    /** What the reader is told when the form has been accepted. */
    String thanks() default "Thank you. We have received what you sent.";
}
