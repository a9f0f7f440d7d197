package dev.masthead.examples.benchmarks;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.jdbc.SqliteStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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
 * Durable commits per second: the SQLite store beside raw JDBC, one transaction for each row, on one shared connection.
 * Both write the same rows with the same indexes to a file of their own, in WAL mode with synchronous FULL.
 *
 * <p>Arguments: a folder on the disk to be measured, seconds per run (2), rounds (5). Runs are interleaved; the median of
 * the rounds is printed.
 */
public final class StorageBenchmark {

    /** One way to make a row durable. */
    private interface Contender extends AutoCloseable {
        void commit(String id, String form, Instant received, String payload) throws SQLException;

        @Override
        void close() throws SQLException;
    }

    private record Run(String contender, int writers, int kilobytes) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-8s %d writers %d KB", contender, writers, kilobytes);
        }
    }

    private final Path folder;
    private final long seconds;

    private StorageBenchmark(Path folder, long seconds) {
        this.folder = folder;
        this.seconds = seconds;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "."), "storage-benchmark");
        long seconds = args.length > 1 ? Long.parseLong(args[1]) : 2;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Map<Run, List<Long>> rates = new StorageBenchmark(folder, seconds).measure(rounds);
        rates.forEach((run, measured) -> System.out.println(run + "  median "
                + measured.stream().sorted().toList().get(measured.size() / 2) + "/s  of " + measured));
        Files.delete(folder);
    }

    private Map<Run, List<Long>> measure(int rounds) throws Exception {
        List<Run> runs = new ArrayList<>();
        for (int kilobytes : new int[] {1, 3}) {
            for (int writers : new int[] {1, 8}) {
                runs.add(new Run("raw", writers, kilobytes));
                runs.add(new Run("masthead", writers, kilobytes));
            }
        }
        Map<Run, List<Long>> rates = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Run run : runs) {
                long rate = rate(run);
                if (round > 0) {
                    rates.computeIfAbsent(run, r -> new ArrayList<>()).add(rate);
                }
            }
        }
        return rates;
    }

    private long rate(Run run) throws Exception {
        Path file = folder.resolve("run.db");
        ExecutorService threads = Executors.newFixedThreadPool(run.writers);
        try (Contender contender = run.contender.equals("raw") ? new Raw(file) : new Masthead(file)) {
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
            delete(file);
        }
    }

    private static Callable<Long> writer(Contender contender, int kilobytes, long end) {
        String rest = "\",\"text\":\"" + "x".repeat(kilobytes * 1024 - 60) + "\"}";
        return () -> {
            long committed = 0;
            while (System.nanoTime() < end) {
                String id = UUID.randomUUID().toString();
                Instant received = Instant.now();
                contender.commit(id, "contact", received, "{\"form\":\"contact\",\"received\":\"" + received + rest);
                committed++;
            }
            return committed;
        };
    }

    private static void delete(Path file) throws IOException {
        for (String suffix : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
        }
    }

    private static final class Masthead implements Contender {

        private final RecordStore store;

        private Masthead(Path file) {
            CollectionSpec submissions = CollectionSpec.named("submissions")
                    .key("form", KeyType.TEXT)
                    .key("received", KeyType.INSTANT)
                    .index("by_form", List.of("form"), "received")
                    .keysOf(Masthead::keysOf)
                    .build();
            store = new SqliteStorage().open(StoreSettings.of(Map.of("path", file.toString())), List.of(submissions));
        }

        private static Keys keysOf(String payload) {
            String[] parts = payload.substring(0, 80).split("\"", -1);
            return Keys.builder()
                    .add("form", parts[3])
                    .add("received", Instant.parse(parts[7]))
                    .build();
        }

        @Override
        public void commit(String id, String form, Instant received, String payload) {
            store.commit(Batch.builder().insert("submissions", id, payload).build());
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static final class Raw implements Contender {

        private final Connection connection;
        private final PreparedStatement insert;

        private Raw(Path file) throws SQLException {
            connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?jdbc.get_generated_keys=false");
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute("CREATE TABLE submissions (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,"
                        + " form TEXT, received INTEGER, payload TEXT NOT NULL) STRICT");
                statement.execute("CREATE INDEX by_form ON submissions (form, received, id)");
            }
            insert = connection.prepareStatement("INSERT INTO submissions VALUES (?, 1, ?, ?, ?)");
        }

        @Override
        public synchronized void commit(String id, String form, Instant received, String payload) throws SQLException {
            insert.setString(1, id);
            insert.setString(2, form);
            insert.setLong(3, ((KeyValue.Time) KeyValue.of(received)).epochMicros());
            insert.setString(4, payload);
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            insert.close();
            connection.close();
        }
    }
}
