package dev.masthead.forms;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes submissions as CSV, RFC 4180, safe to open in a spreadsheet. */
final class SubmissionCsv {

    private static final List<String> FIRST = List.of("receipt", "form", "version", "receivedAt", "state", "reasons");
    /** Some countries' spreadsheets split at semicolons. */
    private static final String QUOTED = "\",;\t\n\r";

    private static final String TRIGGERS = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    private final Set<String> columns;
    private final Appendable out;

    /** With the names of the fields that have a column, in their order. */
    SubmissionCsv(Set<String> columns, Appendable out) {
        this.columns = columns;
        this.out = out;
    }

    void write(Iterable<Submission> submissions) throws IOException {
        for (String column : FIRST) {
            out.append(column).append(',');
        }
        for (String column : columns) {
            out.append(cell(column)).append(',');
        }
        out.append("more\r\n");
        for (Submission submission : submissions) {
            row(submission);
        }
    }

    private void row(Submission submission) throws IOException {
        out.append(cell(submission.receipt())).append(',');
        out.append(cell(submission.form())).append(',');
        out.append(cell(submission.version())).append(',');
        out.append(cell(submission.receivedAt().toString())).append(',');
        out.append(SubmissionJson.key(submission.state())).append(',');
        out.append(cell(String.join(" ", submission.reasons()))).append(',');
        Map<String, Answer> more = new LinkedHashMap<>(submission.values());
        for (String column : columns) {
            Answer answer = more.remove(column);
            out.append(answer == null ? "" : cell(answer.text())).append(',');
        }
        out.append(more.isEmpty() ? "" : cell(json(more))).append("\r\n");
    }

    private static String json(Map<String, Answer> values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        SubmissionJson.put(node, values);
        return node.toString();
    }

    /** A cell that no spreadsheet takes for a formula. */
    static String cell(String text) {
        boolean trigger = !text.isEmpty() && TRIGGERS.indexOf(text.charAt(0)) >= 0;
        String safe = trigger ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> QUOTED.indexOf(c) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
