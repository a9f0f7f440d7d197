package dev.masthead.content;

import java.util.List;
import java.util.Map;

/** A YAML value with the line where it starts, from 1 in its file. */
sealed interface Yaml {

    /** The line. */
    int line();

    /** A text; every plain value is one, null is the empty text. */
    record Scalar(String text, int line) implements Yaml {}

    /** A list. */
    record Sequence(List<Yaml> items, int line) implements Yaml {}

    /** A map in the order of the file. The line of a key is that of its value's entry. */
    record Mapping(Map<String, Entry> entries, int line) implements Yaml {}

    /** A key's value and the key's line. */
    record Entry(Yaml value, int line) {}
}
