package dev.masthead.examples.benchmarks;

import dev.masthead.spi.Batch;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.RecordStore;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Durable commits per second: a store beside raw JDBC, which writes the same rows with the same indexes, one transaction
 * for each, on one connection and on a pool of eight.
 *
 * <p>Arguments: {@code sqlite} and a folder on the disk to be measured, or {@code postgresql} or {@code mariadb} and a JDBC
 * URL; then seconds per run (2) and rounds (5). Runs are interleaved; the median of the rounds is printed.
 */
public final class StorageBenchmark {

    private static final int POOL = 8;

    private final Engine engine;

    private StorageBenchmark(Engine engine) {
        this.engine = engine;
    }

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        Engine engine = Engine.of(args);
        Race.of(args).run(new StorageBenchmark(engine).entries());
        engine.clear();
    }

    private List<Race.Entry> entries() {
        List<Race.Entry> entries = new ArrayList<>();
        for (int kilobytes : new int[] {1, 3}) {
            int bytes = kilobytes * 1024;
            String size = " " + kilobytes + " KB";
            entries.add(new Race.Entry("raw" + size, 1, () -> raw(1, bytes)));
            entries.add(new Race.Entry("masthead" + size, 1, () -> masthead(bytes)));
            entries.add(new Race.Entry("raw" + size, POOL, () -> raw(1, bytes)));
            entries.add(new Race.Entry("raw pool" + size, POOL, () -> raw(POOL, bytes)));
            entries.add(new Race.Entry("masthead" + size, POOL, () -> masthead(bytes)));
        }
        return entries;
    }

    private Contender masthead(int bytes) throws SQLException, IOException {
        RecordStore store = engine.store(Sample.COLLECTION);
        return new Contender() {
            @Override
            public void commit() {
                Sample sample = sample(bytes);
                store.commit(Batch.builder()
                        .insert(Sample.COLLECTION.name(), sample.id(), sample.payload())
                        .build());
            }

            @Override
            public void close() {
                store.close();
            }
        };
    }

    private Contender raw(int connections, int bytes) throws SQLException, IOException {
        engine.createRawTable();
        return new RawPool(engine, connections, () -> List.of(row(sample(bytes))));
    }

    private RawPool.Insertion row(Sample sample) {
        return new RawPool.Insertion(
                engine.insertion(),
                List.of(
                        sample.id(),
                        sample.form(),
                        ((KeyValue.Time) KeyValue.of(sample.received())).epochMicros(),
                        sample.payload()));
    }

    private static Sample sample(int bytes) {
        return Sample.of(UUID.randomUUID().toString(), Instant.now(), bytes);
    }
}
