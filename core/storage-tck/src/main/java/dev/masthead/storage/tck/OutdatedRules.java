package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-51: what another store on the same data sees, and which migrations make it refuse. */
abstract class OutdatedRules extends Rules {

    private static final CollectionSpec OTHER = CollectionSpec.named("other").build();

    private static final Map<String, CollectionSpec.Builder> CHANGES = Map.of(
            "an index goes", two().key("b", KeyType.TEXT),
            "an index over known keys comes",
                    two().key("b", KeyType.TEXT).index("by_a", List.of("a")).index("by_b", List.of("b")),
            "a key becomes unique",
                    none().uniqueKey("a", KeyType.TEXT).key("b", KeyType.TEXT).index("by_a", List.of("a")),
            "a key becomes many-valued",
                    none().manyValuedKey("a", KeyType.TEXT)
                            .key("b", KeyType.TEXT)
                            .index("by_a", List.of("a")),
            "an index gets an order key", two().key("b", KeyType.TEXT).index("by_a", List.of(), "a"));

    OutdatedRules(RecordStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void onlyWhereShared() {
        assume(Capability.SHARED);
        store().close();
    }

    @Test
    @DisplayName(
            "S-51: after any change of its declaration, an older store refuses each commit to a collection, and no other")
    void anyChangeOutdates() {
        CollectionSpec before =
                two().key("b", KeyType.TEXT).index("by_a", List.of("a")).build();
        CHANGES.forEach((change, declared) -> {
            try (RecordStore old = open(List.of(before, OTHER))) {
                old.commit(inserting("shaped", "a", "{}"));
                try (RecordStore now = open(List.of(declared.build(), OTHER))) {
                    checkRefused(old, now, change);
                    now.commit(Batch.builder().delete("shaped", "a", 1).build());
                }
            }
        });
    }

    private static void checkRefused(RecordStore old, RecordStore now, String change) {
        List<Batch> refused = List.of(
                inserting("shaped", "n", "{}"),
                Batch.builder()
                        .insert("other", "o", "{}")
                        .insert("shaped", "n", "{}")
                        .build(),
                Batch.builder().delete("shaped", "a", 1).build());
        for (Batch batch : refused) {
            assertThrows(StoreException.class, () -> old.commit(batch), change);
        }
        assertEquals(Optional.empty(), now.get("other", "o"), change);
        old.commit(inserting("other", "p", "{}"));
        now.commit(Batch.builder().delete("other", "p", 1).build());
    }

    @Test
    @DisplayName("S-51: a collection that is migrated while it is empty is outdated, too")
    void emptyCollection() {
        RecordStore old = open(two().build());
        RecordStore now = open(two().index("by_a", List.of("a")).build());
        assertThrows(StoreException.class, () -> old.commit(inserting("shaped", "a", "{}")));
        now.commit(inserting("shaped", "a", "{}"));
    }

    @Test
    @DisplayName("S-03: after an opening that was refused for one of its collections, all go on as they were declared")
    void refusedOpening() {
        CollectionSpec first = CollectionSpec.named("first").build();
        CollectionSpec changed = CollectionSpec.named("first")
                .key("a", KeyType.TEXT)
                .keysOf(Sample.reading("a"))
                .build();
        CollectionSpec free = two().build();
        CollectionSpec unique = none().uniqueKey("a", KeyType.TEXT).build();
        RecordStore store = open(List.of(first, free));
        store.commit(inserting("shaped", "a", Sample.of("a", "x").payload()));
        store.commit(inserting("shaped", "b", Sample.of("a", "x").payload()));
        assertTrue(isRefused(List.of(changed, unique)), "the opening was not refused");
        Batch both = Batch.builder()
                .insert("first", "q", "{}")
                .insert("shaped", "q", "{}")
                .build();
        try {
            store.commit(both);
        } catch (StoreException e) {
            // A migration that goes step by step may have begun, and is for the next opening to take back.
            open(List.of(first, free)).commit(both);
        }
    }

    private boolean isRefused(List<CollectionSpec> collections) {
        try {
            open(collections);
            return false;
        } catch (DuplicateKeyException e) {
            return true;
        }
    }

    @Test
    @DisplayName("S-51: another store's counts and queries follow each write, and it goes on when the first is closed")
    void countsFollow() {
        RecordStore writer = open(Collections.ALL);
        RecordStore reader = open(Collections.ALL);
        Query query = Collections.articles("tagged").equal("tag", "k").build();
        String tagged = Sample.of("tag", "k").payload();
        checkFound(reader, query, 0);
        writer.commit(inserting("articles", "a", tagged));
        checkFound(reader, query, 1);
        writer.commit(Batch.builder().replace("articles", "a", 1, "{}").build());
        checkFound(reader, query, 0);
        writer.commit(Batch.builder().replace("articles", "a", 2, tagged).build());
        writer.close();
        checkFound(reader, query, 1);
        reader.commit(Batch.builder().delete("articles", "a", 3).build());
        checkFound(open(Collections.ALL), query, 0);
    }

    private static void checkFound(RecordStore store, Query query, int count) {
        assertEquals(count, store.count(query, 10));
        assertEquals(count, store.query(query).records().size());
    }

    @Test
    @DisplayName("S-51: each store reads the keys of what it commits with its own function")
    void ownExtractor() {
        CollectionSpec own = two().index("by_a", List.of("a")).build();
        CollectionSpec others = two().index("by_a", List.of("a"))
                .keysOf(payload -> Keys.builder().add("a", "second").build())
                .build();
        open(own);
        RecordStore second = open(others);
        second.commit(inserting("shaped", "i", Sample.of("a", "first").payload()));
        Query query = Query.of("shaped", "by_a").equal("a", "second").build();
        assertEquals(List.of("i"), ids(second.query(query)));
    }

    private static CollectionSpec.Builder none() {
        return CollectionSpec.named("shaped").keysOf(Sample.reading("a"));
    }

    private static CollectionSpec.Builder two() {
        return CollectionSpec.named("shaped").key("a", KeyType.TEXT).keysOf(Sample.reading("a"));
    }
}
