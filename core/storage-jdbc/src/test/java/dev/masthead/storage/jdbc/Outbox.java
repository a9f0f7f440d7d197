package dev.masthead.storage.jdbc;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the tests of this package store: a submission and its delivery, written together. */
final class Outbox {

    static final CollectionSpec SUBMISSIONS = CollectionSpec.named("submissions")
            .key("form", KeyType.TEXT)
            .key("received", KeyType.INSTANT)
            .key("attempts", KeyType.INTEGER)
            .uniqueKey("receipt", KeyType.TEXT)
            .manyValuedKey("label", KeyType.TEXT)
            .uniqueManyValuedKey("claim", KeyType.TEXT)
            .index("by_received", List.of(), "received")
            .index("by_form", List.of("form"))
            .index("by_form_received", List.of("form"), "received")
            .index("by_form_attempts", List.of("form", "attempts"), "received")
            .index("by_receipt", List.of("receipt"))
            .index("labelled", List.of("label"))
            .index("labelled_received", List.of("form", "label"), "received")
            .index("claimed", List.of("claim"))
            .keysOf(Outbox::keysOf)
            .build();

    static final CollectionSpec DELIVERIES = CollectionSpec.named("deliveries").build();

    private Outbox() {}

    static StoreSettings at(Path file) {
        return StoreSettings.of(Map.of("path", file.toString()));
    }

    static RecordStore open(Path file) {
        return new SqliteStorage().open(at(file), List.of(SUBMISSIONS, DELIVERIES));
    }

    /** How many groups a store on SQLite has written. */
    static long groups(RecordStore store) {
        return ((GroupCommits) ((JdbcStore) store).commits()).groups();
    }

    /** One atomic pair. */
    static Batch pair(String id) {
        return Batch.builder()
                .insert("submissions", id, "{\"receipt\":\"" + id + "\"}")
                .insert("deliveries", id, "{\"of\":\"" + id + "\"}")
                .build();
    }

    private static Keys keysOf(String payload) {
        String receipt = payload.split("\"", -1)[3];
        return Keys.builder()
                .add("form", "contact")
                .add("received", Instant.parse("2026-11-23T07:00:00.123456Z"))
                .add("attempts", 3)
                .add("receipt", receipt)
                .add("label", "new")
                .add("label", "press")
                .add("claim", "now-" + receipt)
                .add("claim", "next-" + receipt)
                .build();
    }
}
