package dev.masthead.examples.benchmarks;

import dev.masthead.spi.Batch;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * What a call costs in a small collection and in a large one: records of 1 KB, medians in microseconds.
 *
 * <p>Arguments: {@code sqlite} and a folder, or {@code postgresql} or {@code mariadb} and a JDBC URL; then the sizes to
 * measure at, in records (10,000 100,000 1,000,000).
 */
public final class CostBenchmark {

    private static final int BYTES = 1024;
    private static final int BATCH = 500;
    private static final int CALLS = 2_000;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final RecordStore store;
    private int records;

    private CostBenchmark(RecordStore store) {
        this.store = store;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            throw new IllegalArgumentException("Arguments: sqlite FOLDER | postgresql URL | mariadb URL [records]...");
        }
        Engine engine = new Engine(args[0], args[1]);
        int[] sizes = args.length > 2
                ? Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray()
                : new int[] {10_000, 100_000, 1_000_000};
        System.out.println("   records     get   query: start  middle     end   count   commit");
        try (RecordStore store = engine.store(Sample.COLLECTION)) {
            CostBenchmark benchmark = new CostBenchmark(store);
            benchmark.fill(sizes[0]);
            // The first one warms up.
            benchmark.measured();
            for (int size : sizes) {
                benchmark.fill(size);
                System.out.println(benchmark.measured());
            }
        }
        engine.clear();
    }

    private void fill(int size) {
        while (records < size) {
            Batch.Builder batch = Batch.builder();
            for (int i = 0; i < BATCH; i++, records++) {
                batch.insert("submissions", id(records), sample(records).payload());
            }
            store.commit(batch.build());
        }
    }

    private String measured() {
        int size = records;
        return String.format(
                Locale.ROOT,
                "%10d %7.1f %14.1f %7.1f %7.1f %7.1f %8.1f",
                size,
                median(i -> store.get("submissions", id((int) (i * 7_919L % size)))),
                median(i -> query(i % 100)),
                median(i -> query(size / 2 + i % 100)),
                median(i -> query(size - 120 + i % 100)),
                median(i -> store.count(by(size / 2).build(), 1_000)),
                median(i -> insert()));
    }

    private void query(int from) {
        if (store.query(by(from).build()).records().size() != 20) {
            throw new IllegalStateException("Not a full page from " + from);
        }
    }

    private static Query.Builder by(int from) {
        return Query.of("submissions", "by_form")
                .equal("form", "contact")
                .from(KeyValue.of(sample(from).received()))
                .limit(20);
    }

    private void insert() {
        store.commit(Batch.builder()
                .insert("submissions", id(records), sample(records).payload())
                .build());
        records++;
    }

    /** After as many calls to warm up. */
    private static double median(IntConsumer call) {
        long[] nanos = new long[CALLS];
        for (int i = -CALLS; i < CALLS; i++) {
            long start = System.nanoTime();
            call.accept(Math.abs(i));
            if (i >= 0) {
                nanos[i] = System.nanoTime() - start;
            }
        }
        Arrays.sort(nanos);
        return nanos[CALLS / 2] / 1_000.0;
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "s-%09d", number * 7_919L % 1_000_000_007L);
    }

    private static Sample sample(int number) {
        return Sample.of(id(number), START.plusSeconds(number), BYTES);
    }
}
