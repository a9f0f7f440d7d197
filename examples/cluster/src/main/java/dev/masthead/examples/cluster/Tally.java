package dev.masthead.examples.cluster;

import java.util.Map;
import java.util.TreeMap;

/** Counts what went wrong on the way, by its message: a retry hides it, and it is worth a look. Thread-safe. */
final class Tally {

    private final Map<String, Integer> counts = new TreeMap<>();

    void add(Exception failure) {
        add(failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    synchronized void add(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized int of(String what) {
        return counts.getOrDefault(what, 0);
    }

    synchronized String lines() {
        StringBuilder lines = new StringBuilder();
        counts.forEach((what, count) -> lines.append(String.format("%7d  %s%n", count, what)));
        return lines.toString();
    }
}
