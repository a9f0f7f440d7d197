package dev.masthead.forms;

import java.util.List;

/** What a reader answered to one field. Its text form is redacted. */
public sealed interface Answer {

    /** The answer as text; a tick is {@code true} or {@code false}, choices are separated by {@code ", "}. */
    String text();

    /** Its values: none when the field was left empty. */
    List<String> all();

    /**
     * An entered text, a number, a day, or the value of a choice.
     *
     * @param text normalised; empty when the field was left empty
     */
    record Text(String text) implements Answer {

        @Override
        public List<String> all() {
            return text.isEmpty() ? List.of() : List.of(text);
        }

        @Override
        public String toString() {
            return "Text[redacted]";
        }
    }

    /**
     * A box.
     *
     * @param ticked whether it was ticked
     */
    record Tick(boolean ticked) implements Answer {

        @Override
        public String text() {
            return Boolean.toString(ticked);
        }

        @Override
        public List<String> all() {
            return List.of(text());
        }

        @Override
        public String toString() {
            return "Tick[redacted]";
        }
    }

    /**
     * Several choices.
     *
     * @param all the values in the order of the form's options; may be empty
     */
    record Choices(List<String> all) implements Answer {

        /** Copies the list. */
        public Choices {
            all = List.copyOf(all);
        }

        @Override
        public String text() {
            return String.join(", ", all);
        }

        @Override
        public String toString() {
            return "Choices[redacted]";
        }
    }
}
