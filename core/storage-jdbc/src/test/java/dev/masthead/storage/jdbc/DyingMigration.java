package dev.masthead.storage.jdbc;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that dies in the middle of a migration. Arguments: the provider, then settings with their values. */
final class DyingMigration {

    static final int RECORDS = 600;
    static final int EXIT = 7;

    private DyingMigration() {}

    public static void main(String[] args) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 1; i < args.length; i += 2) {
            settings.put(args[i], args[i + 1]);
        }
        openMigrated(Places.provider(args[0]), StoreSettings.of(settings), RECORDS / 2)
                .close();
    }

    static void fill(RecordStoreProvider provider, StoreSettings place) {
        try (RecordStore store = openAsBefore(provider, place)) {
            Batch.Builder batch = Batch.builder();
            for (int i = 0; i < RECORDS; i++) {
                batch.insert("letters", "l" + i, "{}");
            }
            store.commit(batch.build());
        }
    }

    static RecordStore openAsBefore(RecordStoreProvider provider, StoreSettings place) {
        return open(provider, place, CollectionSpec.named("letters").build());
    }

    static RecordStore openMigrated(RecordStoreProvider provider, StoreSettings place, int dieAfter) {
        AtomicInteger read = new AtomicInteger();
        return open(
                provider,
                place,
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

    private static RecordStore open(RecordStoreProvider provider, StoreSettings place, CollectionSpec letters) {
        return provider.open(place, List.of(letters));
    }
}
