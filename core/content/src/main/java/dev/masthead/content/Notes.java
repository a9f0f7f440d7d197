package dev.masthead.content;

import dev.masthead.content.ContentProblem.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects the problems of one file; not thread-safe. */
final class Notes {

    private static final int MOST = 100;

    private final String file;
    private final List<ContentProblem> problems = new ArrayList<>();
    private boolean faulty;

    Notes(String file) {
        this.file = file;
    }

    void error(int line, String reason) {
        faulty = true;
        add(line, Severity.ERROR, reason);
    }

    void warning(int line, String reason) {
        add(line, Severity.WARNING, reason);
    }

    boolean faulty() {
        return faulty;
    }

    List<ContentProblem> problems() {
        return problems.stream().sorted().toList();
    }

    private void add(int line, Severity severity, String reason) {
        ContentProblem problem = new ContentProblem(file, line, severity, reason);
        boolean firstError =
                severity == Severity.ERROR && problems.stream().noneMatch(known -> known.severity() == Severity.ERROR);
        if ((problems.size() < MOST || firstError) && !problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
