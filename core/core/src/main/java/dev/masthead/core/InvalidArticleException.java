package dev.masthead.core;

import java.util.List;
import java.util.stream.Collectors;

/** An article breaks rules of the group it was to be stored under. Nothing was changed. */
public final class InvalidArticleException extends MastheadException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** With at least one problem. */
    public InvalidArticleException(List<Problem> problems) {
        super(
                "The article cannot be stored: "
                        + problems.stream().map(Problem::toString).collect(Collectors.joining("; ")),
                null);
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, one by one. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One broken rule.
     *
     * @param path the property, for example {@code hero.alt} or {@code body[3].image.alt}
     * @param message what it must be
     */
    public record Problem(String path, String message) {
        @Override
        public String toString() {
            return path + " " + message;
        }
    }
}
