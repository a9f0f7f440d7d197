package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyExtractor;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Keys;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-02 and S-03 where a key or an index changes, and everything else about it stays as it was. */
abstract class RenewedKeysRules extends Rules {

    private static final int MANY = 10_001;

    RenewedKeysRules(RecordStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void onlyWherePersistent() {
        assume(Capability.PERSISTENT);
        store().close();
    }

    @Test
    @DisplayName("S-02: a key that alone changes its type, under indexes that stay, is found and ordered anew")
    void typeAlone() {
        fill(typed(KeyType.TEXT), "9", "10");
        RecordStore store = open(typed(KeyType.INTEGER));
        assertEquals(List.of("r0"), ids(store.query(byKey(KeyValue.of(9)))));
    }

    private static CollectionSpec typed(KeyType type) {
        return CollectionSpec.named("renewed")
                .key("k", type)
                .index("by_k", List.of("k"))
                .index("ordered", List.of(), "k")
                .keysOf(reading(type))
                .build();
    }

    @Test
    @DisplayName("S-02: a unique key that changes its type claims its values anew")
    void uniqueTypeAlone() {
        fill(unique(KeyType.TEXT), "7");
        RecordStore store = open(unique(KeyType.INTEGER));
        assertEquals(List.of("r0"), ids(store.query(byKey(KeyValue.of(7)))));
        assertThrows(DuplicateKeyException.class, () -> store.commit(inserting("renewed", "b", "7")));
    }

    @Test
    @DisplayName("S-03: values that are the same in a unique key's new type are refused, and the store opens as before")
    void uniqueTypeIsViolated() {
        fill(unique(KeyType.TEXT), "7", " 7");
        assertThrows(DuplicateKeyException.class, () -> open(unique(KeyType.INTEGER)));
        assertEquals(List.of("r1"), ids(open(unique(KeyType.TEXT)).query(byKey(KeyValue.of(" 7")))));
    }

    private static CollectionSpec unique(KeyType type) {
        return CollectionSpec.named("renewed")
                .uniqueKey("k", type)
                .index("by_k", List.of("k"))
                .keysOf(reading(type))
                .build();
    }

    private static KeyExtractor reading(KeyType type) {
        return payload -> type == KeyType.TEXT
                ? Keys.builder().add("k", payload).build()
                : Keys.builder().add("k", Long.parseLong(payload.strip())).build();
    }

    @Test
    @DisplayName("S-02: a key that becomes many-valued has all values of the records that were there before")
    void singleToMany() {
        CollectionSpec single = CollectionSpec.named("renewed")
                .key("k", KeyType.TEXT)
                .index("by_k", List.of("k"))
                .keysOf(payload ->
                        Keys.builder().add("k", payload.split(",", -1)[0]).build())
                .build();
        CollectionSpec many = CollectionSpec.named("renewed")
                .manyValuedKey("k", KeyType.TEXT)
                .index("by_k", List.of("k"))
                .keysOf(payload -> {
                    Keys.Builder keys = Keys.builder();
                    List.of(payload.split(",", -1)).forEach(value -> keys.add("k", value));
                    return keys.build();
                })
                .build();
        fill(single, "1,2");
        assertEquals(List.of("r0"), ids(open(many).query(byKey(KeyValue.of("2")))));
    }

    @Test
    @DisplayName(
            "S-02: an index that keeps its name, with its keys in another order or another order key, is built anew")
    void sameKeysInAnotherOrder() {
        fill(indexed(List.of("a", "b")), Sample.of("a", "1").and("b", "2").payload());
        Query.Builder both = index("i").equal("a", "1").equal("b", "2");
        assertEquals(List.of("r0"), openedIds(indexed(List.of("b", "a")), both));
        assertEquals(
                List.of("r0"), openedIds(ordered(List.of("b"), "a"), index("i").equal("b", "2")));
        try (RecordStore store = open(indexed(List.of("b")))) {
            store.commit(inserting("renewed", "q", Sample.of("b", "2").payload()));
            assertEquals(
                    List.of("q", "r0"),
                    ids(store.query(index("i").equal("b", "2").build())));
        }
        assertEquals(
                List.of("r0"), openedIds(ordered(List.of("a"), "b"), index("i").equal("a", "1")));
    }

    @Test
    @DisplayName(
            "S-02: an index that changes its order key alone is in the new order, without records that lack the key")
    void orderKeyAlone() {
        fill(
                ordered(List.of(), "a"),
                Sample.of("a", "1").and("b", "9").payload(),
                Sample.of("a", "2").and("b", "8").payload(),
                Sample.of("a", "3").payload());
        assertEquals(List.of("r1", "r0"), openedIds(ordered(List.of(), "b"), index("i")));
    }

    @Test
    @DisplayName("S-02: more than ten thousand records are migrated, the first and the last too")
    void moreThanTenThousand() {
        try (RecordStore store = open(plain().build())) {
            for (int from = 0; from < MANY; from += Batch.MAX_WRITES) {
                Batch.Builder batch = Batch.builder();
                IntStream.range(from, Math.min(MANY, from + Batch.MAX_WRITES))
                        .forEach(i -> batch.insert(
                                "renewed",
                                "r" + (100_000 + i),
                                Sample.of("a", "x").payload()));
                store.commit(batch.build());
            }
        }
        RecordStore store = open(ordered(List.of(), "a"));
        assertEquals(
                "r110000",
                ids(store.query(index("i").descending().limit(1).build())).get(0));
        assertEquals("r100000", ids(store.query(index("i").limit(1).build())).get(0));
    }

    @Test
    @DisplayName("S-02: a unique key that comes back claims what was written meanwhile, and nothing else")
    void uniqueKeyComesBack() {
        CollectionSpec unique = CollectionSpec.named("renewed")
                .uniqueKey("a", KeyType.TEXT)
                .index("by_a", List.of("a"))
                .keysOf(Sample.reading("a"))
                .build();
        CollectionSpec none = CollectionSpec.named("renewed").build();
        fill(unique, Sample.of("a", "x").payload(), Sample.of("a", "y").payload());
        try (RecordStore store = open(none)) {
            store.commit(Batch.builder()
                    .replace("renewed", "r0", 1, Sample.of("a", "z").payload())
                    .delete("renewed", "r1", 1)
                    .insert("renewed", "c", Sample.of("a", "w").payload())
                    .build());
        }
        RecordStore store = open(unique);
        for (String taken : List.of("z", "w")) {
            Batch batch = inserting("renewed", "late", Sample.of("a", taken).payload());
            assertThrows(DuplicateKeyException.class, () -> store.commit(batch));
        }
        for (String free : List.of("x", "y")) {
            store.commit(inserting("renewed", free, Sample.of("a", free).payload()));
        }
    }

    private void fill(CollectionSpec spec, String... payloads) {
        try (RecordStore store = open(spec)) {
            Batch.Builder batch = Batch.builder();
            for (int i = 0; i < payloads.length; i++) {
                batch.insert("renewed", "r" + i, payloads[i]);
            }
            store.commit(batch.build());
        }
    }

    private List<String> openedIds(CollectionSpec spec, Query.Builder query) {
        try (RecordStore store = open(spec)) {
            return ids(store.query(query.build()));
        }
    }

    private static CollectionSpec.Builder plain() {
        return CollectionSpec.named("renewed")
                .key("a", KeyType.TEXT)
                .key("b", KeyType.TEXT)
                .keysOf(Sample.reading("a", "b"));
    }

    private static CollectionSpec indexed(List<String> equality) {
        return plain().index("i", equality).build();
    }

    private static CollectionSpec ordered(List<String> equality, String order) {
        return plain().index("i", equality, order).build();
    }

    private static Query.Builder index(String name) {
        return Query.of("renewed", name);
    }

    private static Query byKey(KeyValue value) {
        return index("by_k").equal("k", value).build();
    }
}
