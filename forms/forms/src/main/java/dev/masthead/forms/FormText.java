package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The texts around the fields of a form, as a reader sees them. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface FormText {

    /** The button of a form that does not word it; it is worded in each language. */
    String SUBMIT = "Send";

    /** The thanks of a form that does not word them; they are worded in each language. */
    String THANKS = "Thank you. We have received what you sent.";

    /** The heading. */
    String title();

    /** A sentence or two above the fields; may be empty. */
    String intro() default "";

    /** What the button says. */
    String submit() default SUBMIT;

    /** What the reader is told when the form has been accepted. */
    String thanks() default THANKS;
}
