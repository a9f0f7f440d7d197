package dev.masthead.forms;

import java.util.List;
import java.util.Objects;

/**
 * Why an answer was not accepted. It never holds the answer.
 *
 * @param field the name of the field; empty when it is about the form as a whole. A name that the form does not know is
 *     cut to 60 characters and cleaned
 * @param code stable, for programs; see the constants
 * @param message a sentence for the reader that says what to do
 * @param others the other fields that it is about, as they could be answered instead: with {@link #ANY_OF}; empty with all other codes
 */
public record Violation(String field, String code, String message, List<String> others) {

    /** Nothing visible was entered, or nothing chosen. */
    public static final String REQUIRED = "required";

    /** A required agreement is missing. */
    public static final String CONSENT = "consent";

    /** Not an e-mail address, see {@link EmailAddress}. */
    public static final String EMAIL = "email";

    /** Not a telephone number, see {@link PhoneNumber}. */
    public static final String PHONE = "phone";

    /** Not an absolute http or https address. */
    public static final String URL = "url";

    /** More code points than allowed. */
    public static final String TOO_LONG = "too-long";

    /** Fewer code points than wanted. */
    public static final String TOO_SHORT = "too-short";

    /** Not one of the choices. */
    public static final String CHOICE = "choice";

    /** Not in the form that was asked for. */
    public static final String PATTERN = "pattern";

    /** Not a number, or one of more digits than are kept. */
    public static final String NUMBER = "number";

    /** Less than the least number. */
    public static final String TOO_SMALL = "too-small";

    /** More than the greatest number. */
    public static final String TOO_LARGE = "too-large";

    /** Between two steps. */
    public static final String STEP = "step";

    /** Not a day. */
    public static final String DATE = "date";

    /** Before the first day. */
    public static final String TOO_EARLY = "too-early";

    /** After the last day. */
    public static final String TOO_LATE = "too-late";

    /** Fewer choices than wanted. */
    public static final String TOO_FEW = "too-few";

    /** More choices than allowed. */
    public static final String TOO_MANY = "too-many";

    /** Not the same as the field that it repeats. */
    public static final String SAME_AS = "same-as";

    /** Before the day, or less than the number, that it follows. */
    public static final String NOT_BEFORE = "not-before";

    /** None of several fields is answered. */
    public static final String ANY_OF = "any-of";

    /** The form has no such field. */
    public static final String UNKNOWN = "unknown";

    /** A field that takes one value was sent twice. */
    public static final String REPEATED = "repeated";

    /** The idempotency key is not 1 to 255 visible ASCII characters. */
    public static final String KEY = "key";

    /** The form's challenge was not passed: the reader is asked again. */
    public static final String CHALLENGE = "challenge";

    /** Any other constraint. */
    public static final String INVALID = "invalid";

    /** What a field of a form may be told. */
    static final List<String> CODES = List.of(
            REQUIRED,
            CONSENT,
            EMAIL,
            PHONE,
            URL,
            TOO_LONG,
            TOO_SHORT,
            CHOICE,
            PATTERN,
            NUMBER,
            TOO_SMALL,
            TOO_LARGE,
            STEP,
            DATE,
            TOO_EARLY,
            TOO_LATE,
            TOO_FEW,
            TOO_MANY,
            SAME_AS,
            NOT_BEFORE,
            ANY_OF,
            REPEATED,
            INVALID);

    /** Copies the list. */
    public Violation {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        others = List.copyOf(others);
    }

    /** About one field, or the form as a whole. */
    public Violation(String field, String code, String message) {
        this(field, code, message, List.of());
    }
}
