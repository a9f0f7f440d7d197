package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-51. */
abstract class SharingRules extends Rules {

    private static final int STORES = 4;

    SharingRules(RecordStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void onlyWhereShared() {
        assume(Capability.SHARED);
    }

    @Test
    @DisplayName("S-51: what one store commits, another reads")
    void oneWritesAnotherReads() {
        RecordStore other = open(Collections.ALL);
        for (int version = 1; version <= 20; version++) {
            RecordStore writer = version % 2 == 0 ? other : store();
            RecordStore reader = version % 2 == 0 ? store() : other;
            String payload = Sample.of("section", "v" + version).payload();
            writer.commit(version == 1 ? inserting("articles", "a", payload) : replacing(version - 1, payload));
            assertEquals(version, reader.get("articles", "a").orElseThrow().version());
            assertEquals(
                    List.of("a"),
                    ids(reader.query(articles("in_section")
                            .equal("section", "v" + version)
                            .build())));
        }
    }

    @Test
    @DisplayName("S-51: of several stores that replace the same version, exactly one succeeds")
    void sameVersion() {
        store().commit(inserting("articles", "a", "{}"));
        List<RecordStore> stores =
                IntStream.range(0, STORES).mapToObj(i -> open(Collections.ALL)).toList();
        try (Race race = new Race(STORES)) {
            for (int round = 1; round <= 20; round++) {
                Batch batch = replacing(round, "{}");
                List<Boolean> won = race.run(runner -> () -> succeeds(stores.get(runner), batch));
                assertEquals(1, won.stream().filter(w -> w).count());
            }
        }
    }

    @Test
    @DisplayName("S-51: a recorded history of three stores keeps the rules of one")
    void history() {
        List<RecordStore> stores =
                IntStream.range(0, 3).mapToObj(i -> open(Workload.COLLECTIONS)).toList();
        assertEquals(List.of(), HistoryRules.judged(stores));
    }

    @Test
    @DisplayName("S-51: a value that one store claims is taken in another")
    void uniqueAcrossStores() {
        RecordStore other = open(Collections.ALL);
        store().commit(inserting("articles", "a", Sample.of("slug", "s").payload()));
        Batch taken = inserting("articles", "b", Sample.of("slug", "s").payload());
        assertThrows(DuplicateKeyException.class, () -> other.commit(taken));
        store().commit(Batch.builder().delete("articles", "a", 1).build());
        other.commit(taken);
    }

    @Test
    @DisplayName("S-51: several stores are opened on a new place at once")
    void openedAtOnce() {
        CollectionSpec first = CollectionSpec.named("firsts")
                .key("name", KeyType.TEXT)
                .index("by_name", List.of("name"))
                .build();
        try (Race race = new Race(STORES)) {
            race.run(runner -> () -> {
                RecordStore store = open(first);
                store.commit(inserting("firsts", "r" + runner, "{}"));
                return runner;
            });
        }
        RecordStore store = open(first);
        for (int i = 0; i < STORES; i++) {
            assertEquals(1, store.get("firsts", "r" + i).orElseThrow().version());
        }
    }

    @Test
    @DisplayName("S-51: a store whose collection was migrated meanwhile refuses to commit to it")
    void migratedMeanwhile() {
        CollectionSpec before = CollectionSpec.named("letters").build();
        CollectionSpec after = CollectionSpec.named("letters")
                .key("town", KeyType.TEXT)
                .index("by_town", List.of("town"))
                .keysOf(Sample.reading("town"))
                .build();
        RecordStore old = open(before);
        old.commit(inserting("letters", "a", "{}"));
        RecordStore migrated = open(after);
        assertThrows(StoreException.class, () -> old.commit(inserting("letters", "b", "{}")));
        migrated.commit(inserting("letters", "b", "{}"));
        store().commit(inserting("notes", "n", "{}"));
    }

    private static Batch replacing(long version, String payload) {
        return Batch.builder().replace("articles", "a", version, payload).build();
    }

    private static boolean succeeds(RecordStore store, Batch batch) {
        try {
            store.commit(batch);
            return true;
        } catch (ConflictException e) {
            return false;
        }
    }
}
