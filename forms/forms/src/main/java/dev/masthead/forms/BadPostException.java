package dev.masthead.forms;

/** A body cannot be read as fields at all. The message names the rule and holds nothing of the body. */
public final class BadPostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A body that breaks a rule.
     *
     * @param rule a sentence for a developer
     */
    public BadPostException(String rule) {
        super(rule);
    }
}
