package dev.masthead.examples.cluster;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all rounds together have shown, as one table. */
final class Summary {

    private final List<Traffic> traffic;
    private final Map<String, Findings> findings = new LinkedHashMap<>();
    private final Map<Blow, Integer> rounds = new EnumMap<>(Blow.class);
    private final Map<Blow, Map<String, Duration>> gaps = new EnumMap<>(Blow.class);

    Summary(List<Traffic> traffic) {
        this.traffic = traffic;
    }

    void found(Traffic kind, Findings looked) {
        findings.merge(kind.name(), looked, Findings::or);
    }

    void played(Blow blow) {
        rounds.merge(blow, 1, Integer::sum);
        for (Traffic kind : traffic) {
            gaps.computeIfAbsent(blow, b -> new LinkedHashMap<>())
                    .merge(kind.name(), kind.load().clock().longest(), Summary::longer);
        }
    }

    boolean clean() {
        return findings.values().stream().allMatch(Findings::clean);
    }

    long lost() {
        return findings.values().stream().mapToLong(Findings::lost).sum();
    }

    /** The gaps of the round that was played last. */
    String gapsNow() {
        StringBuilder text = new StringBuilder();
        for (Traffic kind : traffic) {
            text.append(kind.name())
                    .append(' ')
                    .append(seconds(kind.load().clock().longest()))
                    .append("  ");
        }
        return text.toString().strip();
    }

    String table() {
        StringBuilder text = new StringBuilder(String.format(
                "%-10s %12s %6s %8s %6s %12s %15s%n",
                "", "acknowledged", "lost", "doubled", "half", "overwritten", "unacknowledged"));
        for (Traffic kind : traffic) {
            Findings found = findings.getOrDefault(kind.name(), Findings.NONE);
            text.append(String.format(
                    "%-10s %12d %6d %8d %6d %12d %15d%n",
                    kind.name(),
                    kind.load().clock().successes(),
                    found.lost(),
                    found.doubled(),
                    found.half(),
                    found.overwritten(),
                    found.unacknowledged()));
        }
        return text.append(System.lineSeparator()).append(gapTable()).toString();
    }

    private String gapTable() {
        StringBuilder text =
                new StringBuilder(String.format("%-10s %12s  longest time without success:%n", "", "rounds"));
        gaps.forEach((blow, longest) -> {
            text.append(String.format("%-10s %12d ", blow, rounds.get(blow)));
            longest.forEach((name, gap) -> text.append(String.format(" %s %s ", name, seconds(gap))));
            text.append(System.lineSeparator());
        });
        return text.toString();
    }

    private static String seconds(Duration gap) {
        return String.format("%.1f s", gap.toMillis() / 1_000.0);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
