package dev.masthead.forms;

/** What a reader answered to one field. Its text form is redacted. */
public sealed interface Answer {

    /** The answer as text; a tick is {@code true} or {@code false}. */
    String text();

    /**
     * An entered text, or the value of a choice.
     *
     * @param text normalised; empty when the field was left empty
     */
    record Text(String text) implements Answer {
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
        public String toString() {
            return "Tick[redacted]";
        }
    }
}
