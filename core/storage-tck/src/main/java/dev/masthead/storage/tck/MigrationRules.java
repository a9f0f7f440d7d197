package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-02, S-03. */
abstract class MigrationRules extends Rules {

    private static final CollectionSpec BARE = letters().build();

    private static final CollectionSpec ONE_KEY = letters("town")
            .key("town", KeyType.TEXT)
            .index("by_town", List.of("town"))
            .build();

    MigrationRules(RecordStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void onlyWherePersistent() {
        assume(Capability.PERSISTENT);
        store().close();
    }

    @Test
    @DisplayName("S-02: a new single-valued key finds the records that were there before")
    void newKey() {
        filled(BARE, 3).close();
        RecordStore store = open(ONE_KEY);
        assertEquals(List.of("l0", "l1", "l2"), towns(store, "Aston"));
        assertEquals(Optional.of(new StoredRecord("l1", 1, letter(1).payload())), store.get("letters", "l1"));
    }

    @Test
    @DisplayName("S-02: an index that keeps its name and changes its keys is built anew")
    void indexChangesItsKeys() {
        filled(
                        letters("town", "page")
                                .key("town", KeyType.TEXT)
                                .key("page", KeyType.INTEGER)
                                .index("sorted", List.of(), "town")
                                .build(),
                        3)
                .close();
        RecordStore store = open(letters("town", "page")
                .key("town", KeyType.TEXT)
                .key("page", KeyType.INTEGER)
                .index("sorted", List.of("town"), "page")
                .build());
        Query query = Query.of("letters", "sorted")
                .equal("town", "Aston")
                .descending()
                .build();
        assertEquals(List.of("l2", "l1", "l0"), ids(store.query(query)));
    }

    @Test
    @DisplayName("S-02: a key that becomes many-valued, or is not unique any more, takes what it could not before")
    void keyIsLoosened() {
        CollectionSpec strict = letters("page")
                .uniqueKey("page", KeyType.INTEGER)
                .index("by_page", List.of("page"))
                .build();
        filled(strict, 2).close();
        RecordStore store = open(letters("page")
                .manyValuedKey("page", KeyType.INTEGER)
                .index("by_page", List.of("page"))
                .build());
        store.commit(
                inserting("letters", "l9", Sample.of("page", 1).and("page", 2).payload()));
        Query query =
                Query.of("letters", "by_page").equal("page", KeyValue.of(1)).build();
        assertEquals(List.of("l1", "l9"), ids(store.query(query)));
    }

    @Test
    @DisplayName("S-02: thousands of records are migrated, none is left out")
    void manyRecords() {
        filled(BARE, 3_456).close();
        Query.Builder all =
                Query.of("letters", "by_town").equal("town", "Aston").limit(Query.MAX_LIMIT);
        assertEquals(3_456, Set.copyOf(walk(open(ONE_KEY), all)).size());
    }

    @Test
    @DisplayName("S-02: a new index over known keys finds the records that were there before")
    void newIndex() {
        filled(
                        letters("town", "page")
                                .key("town", KeyType.TEXT)
                                .key("page", KeyType.INTEGER)
                                .build(),
                        4)
                .close();
        RecordStore store = open(letters("town", "page")
                .key("town", KeyType.TEXT)
                .key("page", KeyType.INTEGER)
                .index("by_page", List.of("town"), "page")
                .build());
        Query query = Query.of("letters", "by_page")
                .equal("town", "Aston")
                .descending()
                .build();
        assertEquals(List.of("l3", "l2", "l1", "l0"), ids(store.query(query)));
    }

    @Test
    @DisplayName("S-02: a new many-valued key finds the records that were there before")
    void newManyValuedKey() {
        filled(BARE, 3).close();
        RecordStore store = open(letters("topic")
                .manyValuedKey("topic", KeyType.TEXT)
                .index("by_topic", List.of("topic"))
                .build());
        assertEquals(List.of("l0", "l1", "l2"), topics(store, "all"));
        assertEquals(List.of("l2"), topics(store, "topic2"));
    }

    @Test
    @DisplayName("S-02: a key that goes and comes back finds what was written meanwhile")
    void keyComesBack() {
        filled(ONE_KEY, 2).close();
        RecordStore without = open(BARE);
        without.commit(inserting("letters", "l9", letter(9).payload()));
        without.close();
        assertEquals(List.of("l0", "l1", "l9"), towns(open(ONE_KEY), "Aston"));
    }

    @Test
    @DisplayName("S-02: a key that changes its type is read anew")
    void keyChangesItsType() {
        CollectionSpec text = CollectionSpec.named("letters")
                .key("page", KeyType.TEXT)
                .index("by_page", List.of(), "page")
                .keysOf(payload -> Keys.builder().add("page", "p").build())
                .build();
        filled(text, 3).close();
        RecordStore store = open(letters("page")
                .key("page", KeyType.INTEGER)
                .index("by_page", List.of(), "page")
                .build());
        assertEquals(
                List.of("l2", "l1", "l0"),
                ids(store.query(Query.of("letters", "by_page").descending().build())));
    }

    @Test
    @DisplayName("S-02: a collection that is not in the list is left alone")
    void otherCollectionsAreLeftAlone() {
        filled(ONE_KEY, 2).close();
        open(Collections.NOTES).close();
        assertEquals(List.of("l0", "l1"), towns(open(ONE_KEY), "Aston"));
    }

    @Test
    @DisplayName("S-02: a key may have any legal name, words of query languages and of a record included")
    void anyLegalName() {
        List<String> names =
                List.of("id", "version", "payload", "order", "group", "select", "value", "rowid", "x".repeat(20));
        CollectionSpec.Builder odd = CollectionSpec.named("table").keysOf(Sample.reading(names.toArray(String[]::new)));
        Sample sample = Sample.empty();
        for (String name : names) {
            odd.uniqueKey(name, KeyType.TEXT).index(name, List.of(name));
            sample = sample.and(name, "of " + name);
        }
        String payload = sample.payload();
        RecordStore store = open(odd.build());
        store.commit(inserting("table", "t", payload));
        for (String name : names) {
            assertEquals(
                    List.of("t"),
                    ids(store.query(
                            Query.of("table", name).equal(name, "of " + name).build())),
                    name);
        }
    }

    @Test
    @DisplayName("S-02: names that are alike, also when they are joined or cut, are apart")
    void namesThatAreAlike() {
        String longest = "x".repeat(19);
        CollectionSpec joined = named("a", "b_c", "by_b_c");
        CollectionSpec other = named("a_b", "c", "by_c");
        CollectionSpec one = named(longest + "1", longest + "1", longest + "1");
        CollectionSpec two = named(longest + "2", longest + "1", longest + "2");
        List<CollectionSpec> all = List.of(joined, other, one, two);
        try (RecordStore store = open(all)) {
            for (CollectionSpec spec : all) {
                String key = spec.keys().get(0).name();
                store.commit(inserting(
                        spec.name(), "of " + spec.name(), Sample.of(key, "v").payload()));
            }
        }
        RecordStore store = open(all);
        for (CollectionSpec spec : all) {
            Query query = Query.of(spec.name(), spec.indexes().get(1).name())
                    .equal(spec.keys().get(0).name(), "v")
                    .build();
            assertEquals(List.of("of " + spec.name()), ids(store.query(query)));
        }
    }

    private static CollectionSpec named(String collection, String key, String index) {
        return CollectionSpec.named(collection)
                .uniqueManyValuedKey(key, KeyType.TEXT)
                .index(index, List.of(key))
                .keysOf(Sample.reading(key))
                .build();
    }

    @Test
    @DisplayName("S-02: a payload whose keys cannot be read fails the opening with that exception, and changes nothing")
    void payloadCannotBeRead() {
        filled(BARE, 3).close();
        IllegalStateException reason = new IllegalStateException("not a letter");
        CollectionSpec failing = CollectionSpec.named("letters")
                .key("town", KeyType.TEXT)
                .index("by_town", List.of("town"))
                .keysOf(payload -> {
                    if (payload.equals(letter(1).payload())) {
                        throw reason;
                    }
                    return Sample.reading("town").keysOf(payload);
                })
                .build();
        assertSame(reason, assertThrows(IllegalStateException.class, () -> open(failing)));
        RecordStore store = open(ONE_KEY);
        assertEquals(List.of("l0", "l1", "l2"), towns(store, "Aston"));
        assertEquals(1, store.get("letters", "l1").orElseThrow().version());
    }

    @Test
    @DisplayName("S-03: a new unique key that existing records violate is refused, and the store opens as before")
    void newUniqueKeyIsViolated() {
        filled(ONE_KEY, 3).close();
        CollectionSpec unique = letters("town")
                .uniqueKey("town", KeyType.TEXT)
                .index("by_town", List.of("town"))
                .build();
        assertEquals(
                "town",
                assertThrows(DuplicateKeyException.class, () -> open(unique)).key());
        RecordStore store = open(ONE_KEY);
        assertEquals(List.of("l0", "l1", "l2"), towns(store, "Aston"));
        store.commit(inserting("letters", "l3", letter(3).payload()));
        assertEquals(List.of("l0", "l1", "l2", "l3"), towns(store, "Aston"));
    }

    @Test
    @DisplayName("S-03: a new unique many-valued key that existing records violate is refused")
    void newUniqueManyValuedKeyIsViolated() {
        filled(BARE, 3).close();
        CollectionSpec unique =
                letters("topic").uniqueManyValuedKey("topic", KeyType.TEXT).build();
        assertEquals(
                "topic",
                assertThrows(DuplicateKeyException.class, () -> open(unique)).key());
        assertEquals(1, open(BARE).get("letters", "l2").orElseThrow().version());
    }

    private static CollectionSpec.Builder letters(String... keys) {
        return CollectionSpec.named("letters").keysOf(Sample.reading(keys));
    }

    private RecordStore filled(CollectionSpec letters, int records) {
        RecordStore store = open(letters);
        for (int from = 0; from < records; from += Batch.MAX_WRITES) {
            Batch.Builder batch = Batch.builder();
            IntStream.range(from, Math.min(records, from + Batch.MAX_WRITES))
                    .forEach(i -> batch.insert("letters", "l" + i, letter(i).payload()));
            store.commit(batch.build());
        }
        return store;
    }

    private static Sample letter(int i) {
        return Sample.of("town", "Aston").and("page", i).and("topic", "all").and("topic", "topic" + i);
    }

    private static List<String> towns(RecordStore store, String town) {
        return ids(
                store.query(Query.of("letters", "by_town").equal("town", town).build()));
    }

    private static List<String> topics(RecordStore store, String topic) {
        return ids(store.query(
                Query.of("letters", "by_topic").equal("topic", topic).build()));
    }
}
