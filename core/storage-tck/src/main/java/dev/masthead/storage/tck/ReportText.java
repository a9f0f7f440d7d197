package dev.masthead.storage.tck;

import dev.masthead.storage.tck.Conformance.Verdict;
import dev.masthead.storage.tck.Outcome.Status;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A report for people: what failed first, then all the rest, a line for each rule. */
final class ReportText {

    private final StringBuilder out = new StringBuilder();

    private ReportText() {}

    static String of(Conformance conformance) {
        ReportText text = new ReportText();
        text.head(conformance);
        for (Status status : List.of(Status.FAILED, Status.SKIPPED, Status.NOT_TESTED, Status.PASSED)) {
            List<Verdict> verdicts = conformance.verdicts().stream()
                    .filter(verdict -> verdict.status() == status)
                    .toList();
            if (!verdicts.isEmpty()) {
                text.line("").line(status.text());
                verdicts.forEach(text::verdict);
            }
        }
        return text.out.toString();
    }

    private void head(Conformance conformance) {
        line("The rules of record stores");
        line("");
        line("store         " + conformance.store());
        line("capabilities  " + joined(conformance.observed().capabilities()));
        line("test class    " + conformance.testClass());
        line("kit           " + KitVersion.get());
        line("seeds         " + joined(conformance.observed().seeds()));
        line("rules         " + conformance.summary());
    }

    private void verdict(Verdict verdict) {
        long run = verdict.tests().stream()
                .filter(test -> test.status() == Status.PASSED || test.status() == Status.FAILED)
                .count();
        line("  " + verdict.rule().number() + "  " + verdict.rule().title()
                + (run == 0 ? "" : run == 1 ? " (1 test)" : " (" + run + " tests)"));
        verdict.tests().stream()
                .filter(test -> test.status() == Status.FAILED)
                .forEach(test -> line("        failed: " + test.name() + " (" + test.group() + ")")
                        .line("          " + test.reason()));
        verdict.reasons()
                .forEach(reason ->
                        line("        " + (verdict.status() == Status.PASSED ? "skipped in part: " : "") + reason));
        if (!verdict.tests().isEmpty() && !verdict.rule().unseen().isEmpty()) {
            line("        not seen: " + verdict.rule().unseen());
        }
    }

    private ReportText line(String line) {
        out.append(line).append('\n');
        return this;
    }

    private static String joined(Collection<?> values) {
        return values.isEmpty() ? "none" : values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
