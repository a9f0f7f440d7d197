package dev.masthead.storage.tck;

import dev.masthead.storage.tck.Outcome.Status;
import dev.masthead.storage.tck.RuleBook.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one run of the contract has found, rule by rule. Thread-safe. */
final class Conformance {

    /** All that is known of one rule; its tests are in order. */
    record Verdict(Rule rule, Status status, List<Outcome> tests) {

        /** Why tests were skipped, each reason once; or why there was none. */
        List<String> reasons() {
            if (status == Status.NOT_TESTED && tests.isEmpty()) {
                return List.of(
                        rule.unseen().isEmpty() ? "no test of it was run" : "the kit cannot see " + rule.unseen());
            }
            return tests.stream()
                    .filter(test -> test.status() == Status.SKIPPED || test.status() == Status.NOT_TESTED)
                    .map(Outcome::reason)
                    .distinct()
                    .toList();
        }
    }

    private static final Pattern NUMBER = Pattern.compile("(S-\\d\\d).*", Pattern.DOTALL);

    private final Map<String, List<Outcome>> outcomes = new TreeMap<>();
    private final String testClass;
    private final Observed observed = new Observed();
    private final Start start = new Start();
    private String store;

    Conformance(String testClass) {
        this.testClass = testClass;
        this.store = testClass;
    }

    synchronized void add(Outcome outcome) {
        Matcher number = NUMBER.matcher(outcome.name());
        if (number.matches()) {
            outcomes.computeIfAbsent(number.group(1), n -> new ArrayList<>()).add(outcome);
        }
    }

    synchronized void learn(RecordStoreContract contract) {
        contract.observed().addTo(observed);
        if (store.equals(testClass)) {
            contract.processes().flatMap(Processes::name).ifPresent(name -> store = name);
        }
    }

    synchronized List<Verdict> verdicts() {
        return RuleBook.ALL.stream().map(this::verdict).toList();
    }

    private Verdict verdict(Rule rule) {
        List<Outcome> tests = new ArrayList<>(outcomes.getOrDefault(rule.number(), List.of()));
        tests.sort(Comparator.comparing(Outcome::name).thenComparing(Outcome::group));
        return new Verdict(
                rule,
                tests.stream()
                        .map(Outcome::status)
                        .min(Comparator.naturalOrder())
                        .orElse(Status.NOT_TESTED),
                tests);
    }

    String testClass() {
        return testClass;
    }

    /** The provider's name, where the kit was told the provider; else the name of the test class. */
    synchronized String store() {
        return store;
    }

    Start start() {
        return start;
    }

    Observed observed() {
        return observed;
    }

    /** How many rules there are of a status. */
    long count(Status status) {
        return verdicts().stream().filter(verdict -> verdict.status() == status).count();
    }

    /** For example: 29 passed, 1 skipped, 0 failed, 1 not tested. */
    String summary() {
        return count(Status.PASSED) + " passed, " + count(Status.SKIPPED) + " skipped, " + count(Status.FAILED)
                + " failed, " + count(Status.NOT_TESTED) + " not tested";
    }
}
