package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.ConflictException;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.RecordStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-43. */
abstract class UniqueKeyRules extends Rules {

    UniqueKeyRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-43: a taken value of a unique key is refused; the exception names the key and not the value")
    void takenValue() {
        insert("a", Sample.of("slug", "sesame").and("number", 7));
        duplicate("slug", inserting("articles", "b", Sample.of("slug", "sesame").payload()));
        duplicate(
                "number",
                inserting(
                        "articles",
                        "b",
                        Sample.of("slug", "other").and("number", 7).payload()));
        assertEquals(Optional.empty(), store().get("articles", "b"));
        insert("b", Sample.of("slug", "other").and("number", 8));
        duplicate("slug", replacing("b", 1, Sample.of("slug", "sesame")));
        assertEquals(List.of("a"), ids(articles("by_slug").equal("slug", "sesame")));
        assertEquals(1, store().get("articles", "b").orElseThrow().version());
    }

    @Test
    @DisplayName("S-43: any value of a unique many-valued key that another record has is refused")
    void takenValueOfMany() {
        insert("a", Sample.of("claim", "now").and("claim", "next"));
        duplicate(
                "claim",
                inserting(
                        "articles",
                        "b",
                        Sample.of("claim", "next").and("claim", "sesame").payload()));
        insert("b", Sample.of("claim", "sesame"));
        duplicate("claim", replacing("b", 1, Sample.of("claim", "sesame").and("claim", "now")));
        assertEquals(List.of("a"), ids(articles("claimed").equal("claim", "now")));
        assertEquals(List.of("b"), ids(articles("claimed").equal("claim", "sesame")));
    }

    @Test
    @DisplayName("S-43: a record keeps its own values when it is put again")
    void ownValues() {
        insert("a", Sample.of("slug", "s").and("number", 1).and("claim", "x").and("claim", "y"));
        store().commit(replacing(
                "a",
                1,
                Sample.of("slug", "s").and("number", 1).and("claim", "y").and("claim", "z")));
        assertEquals(2, store().get("articles", "a").orElseThrow().version());
        insert("b", Sample.of("claim", "x"));
    }

    @Test
    @DisplayName("S-43: values are compared exactly")
    void exactValues() {
        List<String> values =
                List.of("a", "A", "a ", "á", "a\u0301", "ß", "ss", "", " ", "1", "01", "\uFFFF", "\uD83D\uDE00");
        for (int i = 0; i < values.size(); i++) {
            insert("s" + i, Sample.of("slug", values.get(i)));
            insert("c" + i, Sample.of("claim", values.get(i)));
        }
        assertEquals(2 * values.size(), size());
    }

    @Test
    @DisplayName("S-43: values of the longest length that differ in their last byte are two")
    void longValues() {
        String longest = "x".repeat(KeyValue.MAX_TEXT_BYTES - 1);
        insert("a", Sample.of("slug", longest + "a").and("claim", longest + "a"));
        insert("b", Sample.of("slug", longest + "b").and("claim", longest + "b"));
        insert("c", Sample.of("number", Long.MAX_VALUE));
        insert("d", Sample.of("number", Long.MAX_VALUE - 1));
        duplicate(
                "slug",
                inserting("articles", "e", Sample.of("slug", longest + "a").payload()));
        duplicate(
                "claim",
                inserting("articles", "e", Sample.of("claim", longest + "b").payload()));
        duplicate(
                "number",
                inserting("articles", "e", Sample.of("number", Long.MAX_VALUE).payload()));
    }

    @Test
    @DisplayName("S-43: many records may have no value of a unique key")
    void absentValues() {
        insert("a", Sample.empty());
        insert("b", Sample.empty());
        assertEquals(List.of("a", "b"), ids(articles("all")));
    }

    @Test
    @DisplayName("S-43: a value is free as soon as its record is deleted or no longer has it")
    void freedValues() {
        insert("a", Sample.of("slug", "s").and("claim", "c"));
        store().commit(replacing("a", 1, Sample.of("slug", "t").and("claim", "d")));
        insert("b", Sample.of("slug", "s").and("claim", "c"));
        store().commit(Batch.builder().delete("articles", "a", 2).build());
        insert("c", Sample.of("slug", "t").and("claim", "d"));
        store().commit(replacing("b", 1, Sample.empty()));
        insert("d", Sample.of("slug", "s").and("claim", "c"));
    }

    @Test
    @DisplayName("S-43: an earlier write of the same batch frees a value, a later one does not")
    void withinOneBatch() {
        insert("a", Sample.of("slug", "s").and("claim", "c"));
        String same = Sample.of("slug", "s").and("claim", "c").payload();
        duplicate(Batch.builder()
                .insert("articles", "b", same)
                .delete("articles", "a", 1)
                .build());
        store().commit(Batch.builder()
                .delete("articles", "a", 1)
                .insert("articles", "b", same)
                .build());
        assertEquals(List.of("b"), ids(articles("by_slug").equal("slug", "s")));
        store().commit(Batch.builder()
                .replace("articles", "b", 1, Sample.empty().payload())
                .insert("articles", "c", same)
                .build());
        assertEquals(List.of("c"), ids(articles("claimed").equal("claim", "c")));
    }

    @Test
    @DisplayName("S-43: two writes of one batch cannot have the same value")
    void twiceInOneBatch() {
        Batch batch = Batch.builder()
                .insert("articles", "a", Sample.of("slug", "sesame").payload())
                .insert("articles", "b", Sample.of("slug", "sesame").payload())
                .build();
        duplicate("slug", batch);
        assertEquals(List.of(), ids(articles("all")));
    }

    @Test
    @DisplayName("S-43: values are taken when the store is opened again, also those of a key that is new")
    void afterReopening() {
        assume(Capability.PERSISTENT);
        insert("a", Sample.of("slug", "s").and("claim", "c"));
        store().close();
        try (RecordStore again = open(Collections.ALL)) {
            for (Sample taken : List.of(Sample.of("slug", "s"), Sample.of("claim", "c"))) {
                Batch batch = inserting("articles", "b", taken.payload());
                assertThrows(DuplicateKeyException.class, () -> again.commit(batch));
            }
        }
        CollectionSpec.Builder later = CollectionSpec.named("letters").uniqueKey("stamp", KeyType.TEXT);
        try (RecordStore before = open(CollectionSpec.named("letters").build())) {
            before.commit(inserting("letters", "a", Sample.of("stamp", "s").payload()));
        }
        RecordStore migrated = open(later.keysOf(Sample.reading("stamp")).build());
        Batch batch = inserting("letters", "b", Sample.of("stamp", "s").payload());
        assertThrows(DuplicateKeyException.class, () -> migrated.commit(batch));
    }

    @Test
    @DisplayName("S-43: each collection has its own values")
    void collectionsAreApart() {
        insert("a", Sample.of("slug", "s"));
        store().commit(inserting("notes", "n", Sample.of("slug", "s").payload()));
        assertEquals(
                "notes",
                assertThrows(
                                DuplicateKeyException.class,
                                () -> store().commit(inserting(
                                        "notes", "m", Sample.of("slug", "s").payload())))
                        .collection());
    }

    @Test
    @DisplayName("S-43: a write that breaks both fails with the conflict")
    void conflictComesFirst() {
        insert("a", Sample.of("slug", "s").and("claim", "c"));
        insert("b", Sample.of("slug", "t"));
        Sample both = Sample.of("slug", "s").and("claim", "c");
        assertThrows(ConflictException.class, () -> store().commit(inserting("articles", "a", both.payload())));
        assertThrows(ConflictException.class, () -> store().commit(inserting("articles", "b", both.payload())));
        assertThrows(ConflictException.class, () -> store().commit(replacing("b", 2, both)));
    }

    private void duplicate(String key, Batch batch) {
        assertEquals(key, duplicate(batch).key());
    }

    private DuplicateKeyException duplicate(Batch batch) {
        DuplicateKeyException duplicate = assertThrows(DuplicateKeyException.class, () -> store().commit(batch));
        assertEquals("articles", duplicate.collection());
        StringWriter printed = new StringWriter();
        duplicate.printStackTrace(new PrintWriter(printed));
        assertFalse(printed.toString().contains("sesame"), "the value is told");
        return duplicate;
    }

    private static Batch replacing(String id, long version, Sample sample) {
        return Batch.builder()
                .replace("articles", id, version, sample.payload())
                .build();
    }
}
