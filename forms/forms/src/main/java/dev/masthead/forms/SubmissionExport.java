package dev.masthead.forms;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes submissions for people and programs, one after the other, in constant memory. Immutable and thread-safe. */
public final class SubmissionExport {

    /** The kinds of output. */
    public enum Format {
        /** One JSON object a line: {@code {"receipt","form","version","receivedAt","state","reasons","values"}}. */
        JSONL,
        /**
         * RFC 4180 with a header line, for spreadsheets: a cell that one would take for a formula starts with an
         * apostrophe. A column for each field of the forms; a value without a column is in {@code more}, as JSON.
         */
        CSV
    }

    private final Format format;
    private final Set<String> columns;

    private SubmissionExport(Format format, Set<String> columns) {
        this.format = format;
        this.columns = columns;
    }

    /** Writes JSON Lines. */
    public static SubmissionExport jsonLines() {
        return new SubmissionExport(Format.JSONL, Set.of());
    }

    /** Writes CSV with the columns of these forms. */
    public static SubmissionExport csv(Iterable<Form> forms) {
        Set<String> columns = new LinkedHashSet<>();
        forms.forEach(form -> form.fields().forEach(field -> columns.add(field.name())));
        return new SubmissionExport(Format.CSV, Collections.unmodifiableSet(columns));
    }

    /**
     * A copy with a column, too, for each field that these submissions have and the forms have no more: behind the others, in
     * the order in which they occur first.
     *
     * @param submissions are read once, all of them; only the names of fields are kept
     */
    public SubmissionExport withFieldsOf(Iterable<Submission> submissions) {
        Set<String> more = new LinkedHashSet<>(columns);
        submissions.forEach(submission -> more.addAll(submission.values().keySet()));
        return new SubmissionExport(format, Collections.unmodifiableSet(more));
    }

    /**
     * Writes them all.
     *
     * @param submissions read while writing
     * @param out is neither flushed nor closed
     * @throws IOException when {@code out} fails
     */
    public void write(Iterable<Submission> submissions, Appendable out) throws IOException {
        if (format == Format.CSV) {
            new SubmissionCsv(columns, out).write(submissions);
            return;
        }
        for (Submission submission : submissions) {
            out.append(SubmissionJson.line(submission)).append('\n');
        }
    }
}
