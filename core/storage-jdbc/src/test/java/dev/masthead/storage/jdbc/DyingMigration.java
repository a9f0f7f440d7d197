package dev.masthead.storage.jdbc;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that dies in the middle of a migration. Argument: file. */
final class DyingMigration {

    static final int RECORDS = 600;
    static final int EXIT = 7;

    private DyingMigration() {}

    public static void main(String[] args) {
        openMigrated(Path.of(args[0]), RECORDS / 2).close();
    }

    static void fill(Path file) {
        try (RecordStore store = openAsBefore(file)) {
            Batch.Builder batch = Batch.builder();
            for (int i = 0; i < RECORDS; i++) {
                batch.insert("letters", "l" + i, "{}");
            }
            store.commit(batch.build());
        }
    }

    static RecordStore openAsBefore(Path file) {
        return open(file, CollectionSpec.named("letters").build());
    }

    static RecordStore openMigrated(Path file, int dieAfter) {
        AtomicInteger read = new AtomicInteger();
        return open(
                file,
                CollectionSpec.named("letters")
                        .key("town", KeyType.TEXT)
                        .manyValuedKey("topic", KeyType.TEXT)
                        .index("by_town", List.of("town"))
                        .index("by_topic", List.of("topic"))
                        .keysOf(payload -> {
                            if (read.incrementAndGet() > dieAfter) {
                                Runtime.getRuntime().halt(EXIT);
                            }
                            return Keys.builder()
                                    .add("town", "Aston")
                                    .add("topic", "all")
                                    .build();
                        })
                        .build());
    }

    static long countInIndex(RecordStore store) {
        long towns = store.count(
                Query.of("letters", "by_town").equal("town", "Aston").build(), 10_000);
        long topics = store.count(
                Query.of("letters", "by_topic").equal("topic", "all").build(), 10_000);
        return Math.min(towns, topics);
    }

    private static RecordStore open(Path file, CollectionSpec letters) {
        return new SqliteStorage().open(Outbox.at(file), List.of(letters));
    }
}
