package dev.masthead.forms;

import java.util.Locale;
import java.util.Optional;

/** The kinds of fields. */
public enum FieldType {
    /** One line of text. */
    TEXT("text"),
    /** Several lines of text. */
    MULTILINE("textarea"),
    /** An e-mail address, see {@link EmailAddress}. */
    EMAIL("email"),
    /** A telephone number, see {@link PhoneNumber}. */
    PHONE("tel"),
    /** An absolute web address. */
    URL("url"),
    /** One of several choices. */
    SELECT("select"),
    /** A box to tick. */
    CHECKBOX("checkbox"),
    /** A box to tick in agreement with a wording. */
    CONSENT("checkbox");

    private final String control;

    FieldType(String control) {
        this.control = control;
    }

    /** The HTML control: the {@code type} of an {@code input} element, or {@code textarea} or {@code select}. */
    public String control() {
        return control;
    }

    /** The name in machine-readable definitions: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the answer is yes or no. */
    public boolean isTick() {
        return this == CHECKBOX || this == CONSENT;
    }

    /** Which keyboard a phone shows, where it is not the usual one. */
    public Optional<String> inputMode() {
        return this == EMAIL || this == PHONE || this == URL ? Optional.of(control) : Optional.empty();
    }
}
