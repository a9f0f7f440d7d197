package dev.masthead.forms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
    private final List<Form> forms;

    private SubmissionExport(Format format, List<Form> forms) {
        this.format = format;
        this.forms = forms;
    }

    /** Writes JSON Lines. */
    public static SubmissionExport jsonLines() {
        return new SubmissionExport(Format.JSONL, List.of());
    }

    /** Writes CSV with the columns of these forms. */
    public static SubmissionExport csv(Iterable<Form> forms) {
        List<Form> copy = new ArrayList<>();
        forms.forEach(copy::add);
        return new SubmissionExport(Format.CSV, List.copyOf(copy));
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
            new SubmissionCsv(forms, out).write(submissions);
            return;
        }
        for (Submission submission : submissions) {
            out.append(SubmissionJson.line(submission)).append('\n');
        }
    }
}
