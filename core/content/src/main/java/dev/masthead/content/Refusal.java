package dev.masthead.content;

/** A text cannot be read any further. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    Refusal(int line, String reason) {
        super(reason, null, false, false);
        this.line = line;
    }

    int line() {
        return line;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
