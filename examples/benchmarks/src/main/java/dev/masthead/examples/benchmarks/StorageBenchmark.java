package dev.masthead.examples.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Durable commits per second: a store beside raw JDBC, which writes the same rows with the same indexes, one transaction
 * for each, on one connection and on a pool of eight.
 *
 * <p>Arguments: {@code sqlite} and a folder on the disk to be measured, or {@code postgresql} or {@code mariadb} and a JDBC
 * URL; then seconds per run (2) and rounds (5). Runs are interleaved; the median of the rounds is printed.
 */
public final class StorageBenchmark {

    private static final int POOL = 8;

    private record Run(String contender, int writers, int kilobytes) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-9s %d writers %d KB", contender, writers, kilobytes);
        }
    }

    private final Engine engine;
    private final long seconds;

    private StorageBenchmark(Engine engine, long seconds) {
        this.engine = engine;
        this.seconds = seconds;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            throw new IllegalArgumentException(
                    "Arguments: sqlite FOLDER | postgresql URL | mariadb URL [seconds] [rounds]");
        }
        long seconds = args.length > 2 ? Long.parseLong(args[2]) : 2;
        int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 5;
        Engine engine = new Engine(args[0], args[1]);
        Map<Run, List<Long>> rates = new StorageBenchmark(engine, seconds).measure(rounds);
        engine.clear();
        rates.forEach((run, measured) -> System.out.println(run + "  median "
                + measured.stream().sorted().toList().get(measured.size() / 2) + "/s  of " + measured));
    }

    private Map<Run, List<Long>> measure(int rounds) throws Exception {
        List<Run> runs = new ArrayList<>();
        for (int kilobytes : new int[] {1, 3}) {
            runs.add(new Run("raw", 1, kilobytes));
            runs.add(new Run("masthead", 1, kilobytes));
            runs.add(new Run("raw", POOL, kilobytes));
            runs.add(new Run("raw pool", POOL, kilobytes));
            runs.add(new Run("masthead", POOL, kilobytes));
        }
        Map<Run, List<Long>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Run run : runs) {
                long rate = rate(run);
                // The first round warms up.
                if (round > 0) {
                    rates.computeIfAbsent(run, r -> new ArrayList<>()).add(rate);
                }
            }
        }
        return rates;
    }

    private long rate(Run run) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(run.writers);
        try (Contender contender = contender(run)) {
            long start = System.nanoTime();
            long end = start + seconds * 1_000_000_000L;
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < run.writers; i++) {
                counts.add(threads.submit(writer(contender, run.kilobytes, end)));
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

    private Contender contender(Run run) throws Exception {
        return switch (run.contender) {
            case "raw" -> Contender.raw(engine, 1);
            case "raw pool" -> Contender.raw(engine, POOL);
            default -> Contender.store(engine);
        };
    }

    private static Callable<Long> writer(Contender contender, int kilobytes, long end) {
        return () -> {
            long committed = 0;
            while (System.nanoTime() < end) {
                contender.commit(Submission.of(UUID.randomUUID().toString(), Instant.now(), kilobytes * 1024));
                committed++;
            }
            return committed;
        };
    }
}
