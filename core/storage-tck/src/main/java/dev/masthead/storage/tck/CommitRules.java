package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-40 to S-42, S-45, S-48. */
abstract class CommitRules extends Rules {

    CommitRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-40: a batch writes to several collections, up to the most writes that one may have")
    void largestBatch() {
        Batch.Builder batch = Batch.builder();
        for (int i = 0; i < Batch.MAX_WRITES; i++) {
            batch.insert(
                    i % 2 == 0 ? "articles" : "notes",
                    "r" + i,
                    Sample.of("slug", "s" + i).payload());
        }
        store().commit(batch.build());
        assertEquals(Batch.MAX_WRITES / 2, size());
        assertEquals(1, store().get("notes", "r999").orElseThrow().version());
    }

    @Test
    @DisplayName("S-41: the first put is version 1; a put that expects no record fails when there is one")
    void insertion() {
        insert("a", Sample.empty());
        assertEquals(1, store().get("articles", "a").orElseThrow().version());
        conflict(inserting("articles", "a", "{}"), "a", Write.ABSENT, 1);
        assertEquals(
                Sample.empty().payload(),
                store().get("articles", "a").orElseThrow().payload());
        store().commit(replacing("a", 1, "2"));
        conflict(inserting("articles", "a", "{}"), "a", Write.ABSENT, 2);
        assertEquals("2", store().get("articles", "a").orElseThrow().payload());
    }

    @Test
    @DisplayName("S-41: a deleted record may be put again, and begins anew")
    void insertionAfterDeletion() {
        insert("a", Sample.empty());
        store().commit(replacing("a", 1, "2"));
        store().commit(Batch.builder().delete("articles", "a", 2).build());
        store().commit(inserting("articles", "a", "3"));
        assertEquals(Optional.of(new StoredRecord("a", 1, "3")), store().get("articles", "a"));
        conflict(replacing("a", 2, "4"), "a", 2, 1);
    }

    @Test
    @DisplayName("S-42: each put adds one to the version that it expects")
    void replacement() {
        insert("a", Sample.empty());
        for (long version = 1; version <= 5; version++) {
            store().commit(replacing("a", version, "\"" + version + "\""));
            assertEquals(
                    Optional.of(new StoredRecord("a", version + 1, "\"" + version + "\"")),
                    store().get("articles", "a"));
        }
    }

    @Test
    @DisplayName("S-42: a put stores the version that it names")
    void versionOfACopy() {
        store().commit(new Batch(List.of(new Write.Put("articles", "a", "1", Write.ABSENT, 7))));
        assertEquals(Optional.of(new StoredRecord("a", 7, "1")), store().get("articles", "a"));
        store().commit(new Batch(List.of(new Write.Put("articles", "a", "2", 7, 1L << 40))));
        assertEquals(Optional.of(new StoredRecord("a", 1L << 40, "2")), store().get("articles", "a"));
        conflict(replacing("a", 8, "x"), "a", 8, 1L << 40);
    }

    @Test
    @DisplayName("S-42: a put that expects another version fails and names both")
    void staleReplacement() {
        insert("a", Sample.empty());
        store().commit(replacing("a", 1, "2"));
        conflict(replacing("a", 1, "x"), "a", 1, 2);
        conflict(replacing("a", 3, "x"), "a", 3, 2);
        conflict(replacing("b", 1, "x"), "b", 1, Write.ABSENT);
        conflict(replacing("b", 5, "x"), "b", 5, Write.ABSENT);
        assertEquals("2", store().get("articles", "a").orElseThrow().payload());
        assertEquals(Optional.empty(), store().get("articles", "b"));
    }

    @Test
    @DisplayName("S-42: a delete that expects another version fails and names both")
    void staleDelete() {
        insert("a", Sample.empty());
        store().commit(replacing("a", 1, "2"));
        conflict(Batch.builder().delete("articles", "a", 1).build(), "a", 1, 2);
        conflict(Batch.builder().delete("articles", "b", 4).build(), "b", 4, Write.ABSENT);
        assertEquals(2, store().get("articles", "a").orElseThrow().version());
        store().commit(Batch.builder().delete("articles", "a", 2).build());
        conflict(Batch.builder().delete("articles", "a", 2).build(), "a", 2, Write.ABSENT);
    }

    @Test
    @DisplayName("S-45: a batch that fails at its last write has changed nothing, in no collection and in no index")
    void failedBatchChangesNothing() {
        insert(
                "kept",
                Sample.of("section", "s").and("tag", "t").and("slug", "kept").and("claim", "c"));
        insert("gone", Sample.of("section", "s").and("tag", "t").and("claim", "d"));
        Batch batch = Batch.builder()
                .insert("notes", "n", Sample.of("author", "x").payload())
                .insert(
                        "articles",
                        "new",
                        Sample.of("section", "s")
                                .and("tag", "t")
                                .and("claim", "e")
                                .payload())
                .replace(
                        "articles",
                        "kept",
                        1,
                        Sample.of("section", "other")
                                .and("tag", "u")
                                .and("claim", "f")
                                .payload())
                .delete("articles", "gone", 1)
                .replace("articles", "missing", 5, "{}")
                .build();
        conflict(batch, "missing", 5, Write.ABSENT);
        assertEquals(Optional.empty(), store().get("notes", "n"));
        assertEquals(1, store().get("articles", "kept").orElseThrow().version());
        assertEquals(List.of("gone", "kept"), ids(articles("in_section").equal("section", "s")));
        assertEquals(List.of("gone", "kept"), ids(articles("tagged").equal("tag", "t")));
        assertEquals(List.of(), ids(articles("tagged").equal("tag", "u")));
        assertEquals(List.of("kept"), ids(articles("claimed").equal("claim", "c")));
        insert("later", Sample.of("claim", "e").and("claim", "f"));
    }

    @Test
    @DisplayName("S-45: a batch of the most writes that fails at its last one has changed nothing")
    void largestBatchFails() {
        insert("taken", Sample.of("slug", "taken"));
        for (Sample last : List.of(Sample.of("slug", "taken"), Sample.empty())) {
            Batch.Builder batch = Batch.builder();
            for (int i = 1; i < Batch.MAX_WRITES; i++) {
                batch.insert("articles", "r" + i, Sample.of("tag", "t").payload());
            }
            boolean duplicate = !last.payload().equals(Sample.empty().payload());
            batch.insert("articles", duplicate ? "other" : "taken", last.payload());
            Class<? extends StoreException> reason = duplicate ? DuplicateKeyException.class : ConflictException.class;
            assertThrows(reason, () -> store().commit(batch.build()));
            assertEquals(List.of("taken"), ids(articles("all")));
            assertEquals(List.of(), ids(articles("tagged").equal("tag", "t")));
        }
    }

    @Test
    @DisplayName("S-45: a batch that fails for a taken value has changed nothing")
    void duplicateChangesNothing() {
        insert("taken", Sample.of("slug", "taken"));
        insert("a", Sample.of("claim", "c"));
        Batch batch = Batch.builder()
                .insert("notes", "n", "{}")
                .replace("articles", "a", 1, Sample.of("claim", "d").payload())
                .insert("articles", "b", Sample.of("slug", "taken").payload())
                .build();
        assertThrows(DuplicateKeyException.class, () -> store().commit(batch));
        assertEquals(Optional.empty(), store().get("notes", "n"));
        assertEquals(List.of("a"), ids(articles("claimed").equal("claim", "c")));
        insert("later", Sample.of("claim", "d"));
    }

    @Test
    @DisplayName("S-45: after a failed batch the store goes on as before")
    void goesOn() {
        insert("a", Sample.empty());
        for (int i = 0; i < 20; i++) {
            assertThrows(ConflictException.class, () -> store().commit(inserting("articles", "a", "{}")));
            store().commit(inserting("articles", "b" + i, "{}"));
        }
        assertEquals(21, size());
    }

    @Test
    @DisplayName("S-48: a payload whose keys cannot be read fails with that exception, and nothing is changed")
    void unreadableKeys() {
        IllegalStateException broken = new IllegalStateException("unreadable");
        RecordStore store = open(CollectionSpec.named("odd")
                .key("name", KeyType.TEXT)
                .keysOf(payload -> {
                    if (payload.equals("broken")) {
                        throw broken;
                    }
                    return payload.equals("undeclared")
                            ? Keys.builder().add("other", "x").build()
                            : Keys.none();
                })
                .build());
        Batch batch = Batch.builder()
                .insert("odd", "a", "{}")
                .insert("odd", "b", "broken")
                .build();
        assertSame(broken, assertThrows(IllegalStateException.class, () -> store.commit(batch)));
        assertThrows(IllegalArgumentException.class, () -> store.commit(inserting("odd", "c", "undeclared")));
        assertEquals(Optional.empty(), store.get("odd", "a"));
        store.commit(inserting("odd", "a", "{}"));
    }

    private void conflict(Batch batch, String id, long expected, long actual) {
        ConflictException conflict = assertThrows(ConflictException.class, () -> store().commit(batch));
        assertEquals("articles", conflict.collection());
        assertEquals(id, conflict.id());
        assertEquals(expected, conflict.expectedVersion());
        assertEquals(actual, conflict.actualVersion());
    }

    private static Batch replacing(String id, long version, String payload) {
        return Batch.builder().replace("articles", id, version, payload).build();
    }
}
