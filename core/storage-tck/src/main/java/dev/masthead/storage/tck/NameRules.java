package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-10, S-20, S-43 with names that begin with one another: no name is a safe prefix. */
abstract class NameRules extends Rules {

    private static final List<String> COLLECTIONS = List.of("a", "ar", "ari", "a_r");
    private static final List<String> IDS = List.of("ari", "i", "ik", "ikx", "kx", "r", "ri", "rr", "x");

    private final List<CollectionSpec> specs =
            COLLECTIONS.stream().map(NameRules::spec).toList();

    NameRules(RecordStoreContract contract) {
        super(contract);
    }

    private static CollectionSpec spec(String name) {
        return CollectionSpec.named(name)
                .key("k", KeyType.TEXT)
                .key("kk", KeyType.TEXT)
                .uniqueKey("u", KeyType.TEXT)
                .uniqueKey("uu", KeyType.TEXT)
                .index("i", List.of("k"))
                .index("ik", List.of("kk"))
                .index("ri", List.of("k"))
                .index("ik_", List.of(), "k")
                .keysOf(Sample.reading("k", "kk", "u", "uu"))
                .build();
    }

    @Test
    @DisplayName("S-10: collections whose names begin with one another keep their records apart, whatever the ids")
    void collections() {
        RecordStore store = open(specs);
        for (String collection : COLLECTIONS) {
            Batch.Builder batch = Batch.builder();
            IDS.forEach(id -> batch.insert(collection, id, collection + "/" + id));
            store.commit(batch.build());
        }
        for (String collection : COLLECTIONS) {
            for (String id : IDS) {
                assertEquals(Optional.of(new StoredRecord(id, 1, collection + "/" + id)), store.get(collection, id));
            }
        }
        store.commit(Batch.builder().delete("a", "ri", 1).delete("a", "rr", 1).build());
        assertEquals(
                IDS.size(), store.query(Query.of("ar", "all").build()).records().size());
        assertEquals("ar/r", store.get("ar", "r").orElseThrow().payload());
    }

    @Test
    @DisplayName("S-20: indexes and keys whose names begin with one another keep their entries apart")
    void indexes() {
        RecordStore store = open(specs);
        for (String collection : COLLECTIONS) {
            Batch.Builder batch = Batch.builder();
            for (String value : List.of("x", "kx", "ikx", "rx")) {
                batch.insert(collection, "1" + value, Sample.of("k", value).payload());
                batch.insert(collection, "2" + value, Sample.of("kk", value).payload());
            }
            store.commit(batch.build());
        }
        for (String collection : COLLECTIONS) {
            for (String value : List.of("x", "kx", "ikx", "rx")) {
                assertEquals(List.of("1" + value), found(store, collection, "i", "k", value));
                assertEquals(List.of("1" + value), found(store, collection, "ri", "k", value));
                assertEquals(List.of("2" + value), found(store, collection, "ik", "kk", value));
            }
            List<String> ordered = ids(store.query(Query.of(collection, "ik_").build()));
            assertEquals(
                    Stream.of("x", "kx", "ikx", "rx").map("1"::concat).sorted().toList(), ordered);
        }
    }

    private static List<String> found(RecordStore store, String collection, String index, String key, String value) {
        return ids(store.query(Query.of(collection, index).equal(key, value).build()));
    }

    @Test
    @DisplayName("S-43: unique keys whose names begin with one another have values of their own")
    void uniqueKeys() {
        RecordStore store = open(specs);
        store.commit(inserting("a", "1", Sample.of("u", "ux").and("uu", "x").payload()));
        store.commit(inserting("a", "2", Sample.of("u", "x").and("uu", "ux").payload()));
        store.commit(inserting("ar", "3", Sample.of("u", "ux").and("uu", "x").payload()));
        for (String key : List.of("u", "uu")) {
            DuplicateKeyException taken = assertThrows(
                    DuplicateKeyException.class,
                    () -> store.commit(inserting("a", "4", Sample.of(key, "x").payload())));
            assertEquals(key, taken.key());
        }
        store.commit(inserting("ari", "4", Sample.of("u", "x").payload()));
    }
}
