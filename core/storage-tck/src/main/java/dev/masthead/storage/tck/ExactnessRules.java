package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoredRecord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-10, S-20, S-43: texts that only look alike, or that meet when they are joined, are different texts. */
abstract class ExactnessRules extends Rules {

    /** What stores put between two values, and what else may look like it. */
    private static final List<String> SEPARATORS = List.of(
            "", ":", "|", "/", "\u0001", "\u0002", "#", "~", " ", ",", "\t", "\u001E", "\u001F", "\n", "-", "_", ".",
            ";", "&", "+", "%", "@", "$", "!", "*", "\u007F", "\u2028", "\\", "\"", "'", "(", ")", "[", "]", "{", "}",
            "<", ">", "?", "^", "`", "\uE000", "\uFFFF", "=", "0", "::", "||", "--", "__", "##");

    private final List<String> alike = List.copyOf(Cards.alike());

    ExactnessRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-10: ids that look alike to people, file systems, engines or hashes are different ids")
    void ids() {
        RecordStore store = open(Cards.SPEC);
        Batch.Builder batch = Batch.builder();
        alike.forEach(id -> batch.insert("cards", id, "<" + id + ">"));
        store.commit(batch.build());
        for (String id : alike) {
            assertEquals(Optional.of(new StoredRecord(id, 1, "<" + id + ">")), store.get("cards", id));
        }
        for (int i = 0; i < alike.size(); i++) {
            store.commit(Batch.builder().delete("cards", alike.get(i), 1).build());
            assertEquals(Optional.empty(), store.get("cards", alike.get(i)));
        }
    }

    @Test
    @DisplayName("S-20: values that look alike are found each for itself, as one of one key, of two and of many values")
    void equalityValues() {
        RecordStore store = open(Cards.SPEC);
        Batch.Builder batch = Batch.builder();
        for (int i = 0; i < alike.size(); i++) {
            String value = alike.get(i);
            Sample sample = Sample.of("a", value).and("b", value).and("tag", value);
            batch.insert("cards", "r" + i, sample.payload());
        }
        store.commit(batch.build());
        for (int i = 0; i < alike.size(); i++) {
            String value = alike.get(i);
            List<String> alone = List.of("r" + i);
            assertEquals(
                    alone, ids(store.query(Cards.on("on_a").equal("a", value).build())), value);
            assertEquals(
                    alone,
                    ids(store.query(Cards.on("on_ab")
                            .equal("a", value)
                            .equal("b", value)
                            .build())),
                    value);
            assertEquals(
                    alone,
                    ids(store.query(Cards.on("tagged").equal("tag", value).build())),
                    value);
        }
    }

    @Test
    @DisplayName("S-43: unique values that look alike are different values, and each is taken")
    void uniqueValues() {
        RecordStore store = open(Cards.SPEC);
        Batch.Builder batch = Batch.builder();
        for (int i = 0; i < alike.size(); i++) {
            batch.insert("cards", "r" + i, Sample.of("slug", alike.get(i)).payload());
        }
        store.commit(batch.build());
        for (String value : alike) {
            assertThrows(DuplicateKeyException.class, () -> store.commit(Cards.card("late", Sample.of("slug", value))));
        }
    }

    @Test
    @DisplayName("S-20: two values are not one text, whatever stands at the end of the one or the start of the other")
    void pairs() {
        RecordStore store = open(Cards.SPEC);
        Batch.Builder batch = Batch.builder();
        for (int i = 0; i < SEPARATORS.size(); i++) {
            String separator = SEPARATORS.get(i);
            batch.insert("cards", "l" + i, pair(i + "x" + separator + "y", "z").payload());
            batch.insert("cards", "r" + i, pair(i + "x", "y" + separator + "z").payload());
        }
        store.commit(batch.build());
        for (int i = 0; i < SEPARATORS.size(); i++) {
            String separator = SEPARATORS.get(i);
            assertEquals(List.of("l" + i), ids(store, i + "x" + separator + "y", "z"));
            assertEquals(List.of("r" + i), ids(store, i + "x", "y" + separator + "z"));
        }
    }

    @Test
    @DisplayName("S-20: two values of one hash, and the same two the other way round, are four pairs")
    void hashes() {
        RecordStore store = open(Cards.SPEC);
        List<String> values = List.of("Aa", "BB");
        for (String a : values) {
            for (String b : values) {
                store.commit(Cards.card(a + "," + b, pair(a, b)));
            }
        }
        for (String a : values) {
            for (String b : values) {
                assertEquals(List.of(a + "," + b), ids(store, a, b));
            }
        }
    }

    private static Sample pair(String a, String b) {
        return Sample.of("a", a).and("b", b);
    }

    private static List<String> ids(RecordStore store, String a, String b) {
        return ids(store.query(Cards.on("on_ab").equal("a", a).equal("b", b).build()));
    }
}
