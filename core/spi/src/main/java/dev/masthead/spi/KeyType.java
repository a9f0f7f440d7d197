package dev.masthead.spi;

/** The type of a key's values. */
public enum KeyType {
    /** Well-formed Unicode text of at most {@value KeyValue#MAX_TEXT_BYTES} bytes in UTF-8, ordered by those bytes. */
    TEXT,
    /** A 64-bit signed integer. */
    INTEGER,
    /** An instant with a precision of one microsecond, from the year 0001 to 9999. */
    INSTANT
}
