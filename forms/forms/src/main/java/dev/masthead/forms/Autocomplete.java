package dev.masthead.forms;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a browser may fill in; an e-mail, phone or web address field has its token by itself. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Autocomplete {

    /**
     * Autofill tokens of the HTML standard, such as {@code given-name} or {@code shipping postal-code}; {@code off} for
     * nothing. What the standard does not know is refused.
     */
    String value();
}
