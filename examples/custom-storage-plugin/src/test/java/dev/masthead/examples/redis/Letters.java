package dev.masthead.examples.redis;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.StoredRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the tests of this package store: letters, whose payload is the town they come from, and receipts. */
final class Letters {

    static final CollectionSpec PLAIN = CollectionSpec.named("letters").build();

    static final CollectionSpec BY_TOWN = CollectionSpec.named("letters")
            .key("town", KeyType.TEXT)
            .index("by_town", List.of("town"))
            .keysOf(Letters::town)
            .build();

    static final CollectionSpec ONE_OF_EACH_TOWN = oneOfEachTown(payload -> {});

    static final CollectionSpec RECEIPTS = CollectionSpec.named("receipts").build();

    private Letters() {}

    /** Tells what it is asked to read. */
    static CollectionSpec oneOfEachTown(Consumer<String> reading) {
        return CollectionSpec.named("letters")
                .uniqueKey("town", KeyType.TEXT)
                .index("by_town", List.of("town"))
                .keysOf(payload -> {
                    reading.accept(payload);
                    return town(payload);
                })
                .build();
    }

    static StoreSettings at(String url, String prefix) {
        return StoreSettings.of(Map.of("url", url, "prefix", prefix));
    }

    static RecordStore open(StoreSettings settings, CollectionSpec letters) {
        return new RedisStorage().open(settings, List.of(letters, RECEIPTS));
    }

    /** A letter and its receipt, written together. */
    static Batch letter(String id, String town) {
        return Batch.builder()
                .insert("letters", id, "\"" + town + "\"")
                .insert("receipts", id, "{}")
                .build();
    }

    static Set<String> all(RecordStore store, String collection) {
        return walk(store, Query.of(collection, CollectionSpec.ALL));
    }

    static Set<String> from(RecordStore store, String town) {
        return walk(store, Query.of("letters", "by_town").equal("town", town));
    }

    private static Set<String> walk(RecordStore store, Query.Builder query) {
        Set<String> found = new HashSet<>();
        Optional<Cursor> next = Optional.empty();
        do {
            Page page = store.query(query.limit(Query.MAX_LIMIT).after(next).build());
            page.records().stream().map(StoredRecord::id).forEach(found::add);
            next = page.next();
        } while (next.isPresent());
        return found;
    }

    private static Keys town(String payload) {
        return Keys.builder().add("town", payload.replace("\"", "")).build();
    }
}
