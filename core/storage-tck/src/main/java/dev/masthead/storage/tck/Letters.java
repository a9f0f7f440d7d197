package dev.masthead.storage.tck;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyExtractor;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoredRecord;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A collection that is opened with more keys than its records were written with. */
final class Letters {

    static final int COUNT = 200;
    static final String TOWN = "Aston";
    static final String TOPIC = "post";

    private Letters() {}

    static CollectionSpec bare(String collection) {
        return CollectionSpec.named(collection).build();
    }

    static CollectionSpec migrated(String collection, KeyExtractor keysOf) {
        return CollectionSpec.named(collection)
                .key("town", KeyType.TEXT)
                .manyValuedKey("topic", KeyType.TEXT)
                .uniqueKey("code", KeyType.TEXT)
                .index("by_town", List.of("town"))
                .index("by_topic", List.of("topic"))
                .index("by_code", List.of("code"))
                .keysOf(keysOf)
                .build();
    }

    static Batch batch(String collection) {
        Batch.Builder batch = Batch.builder();
        expected().forEach(letter -> batch.insert(collection, letter.id(), letter.payload()));
        return batch.build();
    }

    static List<StoredRecord> expected() {
        return IntStream.range(100, 100 + COUNT)
                .mapToObj(i -> new StoredRecord("l" + i, 1, "\"l" + i + "\""))
                .toList();
    }

    static Keys keysOf(String payload) {
        return Keys.builder()
                .add("town", TOWN)
                .add("topic", TOPIC)
                .add("topic", payload)
                .add("code", payload)
                .build();
    }

    /** Says "at record ..." and goes no further. */
    static KeyExtractor stoppingAt(int record, Consumer<String> out) {
        AtomicInteger read = new AtomicInteger();
        return payload -> {
            if (read.incrementAndGet() == record) {
                out.accept("stopped");
                stop();
            }
            return keysOf(payload);
        };
    }

    private static void stop() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    static Query.Builder inTown(String collection) {
        return Query.of(collection, "by_town").equal("town", TOWN);
    }

    static Query.Builder onTopic(String collection, String topic) {
        return Query.of(collection, "by_topic").equal("topic", topic);
    }
}
