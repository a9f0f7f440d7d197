package dev.masthead.forms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of fields. */
public enum FieldType {
    /** One line of text. */
    TEXT("text"),
    /** Several lines of text. */
    TEXTAREA("textarea"),
    /** An e-mail address, see {@link EmailAddress}. */
    EMAIL("email"),
    /** A telephone number, see {@link PhoneNumber}. */
    TEL("tel"),
    /** An absolute web address. */
    URL("url"),
    /** A decimal number of at most 15 digits, which every browser and program reads alike. */
    NUMBER("number"),
    /** A number between two ends, on a slider: it always has a value. */
    RANGE("range"),
    /** An amount of a currency, with as many decimals as that has. */
    MONEY("number"),
    /** A day, {@code 2026-11-01}. */
    DATE("date"),
    /** One of several choices, from a list that opens. */
    SELECT("select"),
    /** Any number of several choices, from a list. */
    MULTI_SELECT("select"),
    /** One of several choices, all of them in sight. */
    RADIO("radio"),
    /** Any number of several choices, each a box to tick. */
    CHECKBOXES("checkbox"),
    /** A box to tick. */
    CHECKBOX("checkbox"),
    /** A box to tick in agreement with a wording. */
    CONSENT("checkbox"),
    /** One line of text that no reader sees: a default, or what the page's address brings. */
    HIDDEN("hidden");

    private final String control;

    FieldType(String control) {
        this.control = control;
    }

    /** The kind with that {@link #key()}. */
    public static Optional<FieldType> of(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }

    /** The HTML control: the {@code type} of an {@code input} element, or {@code textarea} or {@code select}. */
    public String control() {
        return control;
    }

    /** The name in definitions: lower case with hyphens, as {@code multi-select}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the answer is yes or no. */
    public boolean isTick() {
        return this == CHECKBOX || this == CONSENT;
    }

    /** Whether it has options to choose from. */
    public boolean isChoice() {
        return this == SELECT || this == RADIO || takesMany();
    }

    /** Whether the answer is a list of choices. */
    public boolean takesMany() {
        return this == MULTI_SELECT || this == CHECKBOXES;
    }

    /** Whether the answer is a number. */
    public boolean isNumber() {
        return this == NUMBER || this == RANGE || this == MONEY;
    }

    /** Whether the answer is free text, which has a length. */
    public boolean isText() {
        return this == TEXT || this == TEXTAREA || this == EMAIL || this == TEL || this == URL || this == HIDDEN;
    }

    /** Which keyboard a phone shows, where it is not the usual one. */
    public Optional<String> inputMode() {
        return switch (this) {
            case EMAIL, TEL, URL -> Optional.of(control);
            case MONEY -> Optional.of("decimal");
            default -> Optional.empty();
        };
    }
}
