package dev.masthead.examples.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs contenders in turn, round after round, so that each of them meets the same weather, and prints their median rates.
 *
 * @param seconds how long each runs in a round
 * @param rounds how many rounds count, after one of thirty seconds each that warms up: servers run for days, and on two cores
 *     the compiler would be a contender, too
 */
record Race(long seconds, int rounds) {

    private static final long WARM_UP_SECONDS = 30;

    /** Prepares a contender: an empty database. */
    interface Opener {

        Contender open() throws Exception;
    }

    /**
     * Who takes part.
     *
     * @param name printed
     * @param writers how many threads commit at a time
     * @param opener called in each round
     */
    record Entry(String name, int writers, Opener opener) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-14s %d writers", name, writers);
        }
    }

    /** As a benchmark's third and fourth argument say; 5 rounds of 2 seconds without. */
    static Race of(String[] args) {
        return new Race(args.length > 2 ? Long.parseLong(args[2]) : 2, args.length > 3 ? Integer.parseInt(args[3]) : 5);
    }

    void run(List<Entry> entries) throws Exception {
        Map<Entry, List<Long>> rates = new LinkedHashMap<>();
        for (Entry entry : entries) {
            rate(entry, WARM_UP_SECONDS);
        }
        for (int round = 0; round < rounds; round++) {
            for (Entry entry : entries) {
                rates.computeIfAbsent(entry, e -> new ArrayList<>()).add(rate(entry, seconds));
            }
        }
        rates.forEach((entry, measured) -> System.out.println(entry + "  median "
                + measured.stream().sorted().toList().get(measured.size() / 2) + "/s  of " + measured));
    }

    private static long rate(Entry entry, long seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(entry.writers);
        try (Contender contender = entry.opener.open()) {
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < entry.writers; i++) {
                counts.add(threads.submit(writer(contender, end)));
            }
            long committed = 0;
            for (Future<Long> count : counts) {
                committed += count.get();
            }
            return committed * 1_000_000_000L / (System.nanoTime() - start);
        } finally {
            threads.shutdown();
        }
    }

    private static Callable<Long> writer(Contender contender, long end) {
        return () -> {
            long committed = 0;
            while (System.nanoTime() < end) {
                contender.commit();
                committed++;
            }
            return committed;
        };
    }
}
