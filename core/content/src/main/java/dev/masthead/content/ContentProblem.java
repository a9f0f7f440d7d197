package dev.masthead.content;

import java.util.Comparator;

/**
 * What is wrong with a file of a content folder.
 *
 * @param file the path inside the folder, with {@code /}
 * @param line from 1, in the file; 1 when the whole file is meant
 * @param severity whether the file is left out
 * @param reason one line, at most 500 characters, that names the fix
 */
public record ContentProblem(String file, int line, Severity severity, String reason)
        implements Comparable<ContentProblem> {

    private static final Comparator<ContentProblem> ORDER = Comparator.comparing(ContentProblem::file)
            .thenComparingInt(ContentProblem::line)
            .thenComparing(ContentProblem::severity)
            .thenComparing(ContentProblem::reason);

    /** Makes the reason one line. */
    public ContentProblem {
        file = PlainText.line(file);
        line = Math.max(1, line);
        reason = PlainText.cut(PlainText.line(reason), 500);
    }

    /** Whether the file is left out. */
    public enum Severity {
        /** The article is not served. */
        ERROR,
        /** The article is served all the same. */
        WARNING
    }

    /** By file, then by line. */
    @Override
    public int compareTo(ContentProblem other) {
        return ORDER.compare(this, other);
    }

    /** For people: {@code articles/x.md:7: reason}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + (severity == Severity.WARNING ? "warning: " : "") + reason;
    }
}
