package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * S-21, S-22, S-24 where a value decides and not the id: the ids are in the opposite order, so that a store that takes two
 * values for one shows it.
 */
abstract class RangeRules extends Rules {

    private static final String LONG = "x".repeat(KeyValue.MAX_TEXT_BYTES - 1);

    private static final List<KeyValue> TEXTS = Stream.of(
                    "", "\u0001", " ", "a", "a\u0001", "b", LONG + "a", LONG + "b", "\uFFFF", "\uD800\uDC00")
            .map(KeyValue::of)
            .toList();

    private static final List<KeyValue> NUMBERS = Stream.of(
                    Long.MIN_VALUE,
                    Long.MIN_VALUE + 1,
                    -(1L << 53) - 1,
                    -(1L << 53),
                    -1L,
                    0L,
                    1L,
                    1L << 32,
                    1L << 53,
                    (1L << 53) + 1,
                    Long.MAX_VALUE - 1,
                    Long.MAX_VALUE)
            .map(KeyValue::of)
            .toList();

    private static final List<KeyValue> MOMENTS = Stream.of(
                    "0001-01-01T00:00:00Z",
                    "0001-01-01T00:00:00.000001Z",
                    "1582-10-10T00:00:00.5Z",
                    "1677-09-21T00:12:43.1Z",
                    "1899-12-31T23:59:59.999999Z",
                    "1969-12-31T23:59:59.000001Z",
                    "1969-12-31T23:59:59.000002Z",
                    "1969-12-31T23:59:59.999999Z",
                    "1970-01-01T00:00:00Z",
                    "1970-01-01T00:00:00.000001Z",
                    "2262-04-12T00:00:00Z",
                    "2263-01-01T00:00:00.000001Z",
                    "2263-01-01T00:00:00.000002Z",
                    "9999-12-31T23:59:59.999998Z",
                    "9999-12-31T23:59:59.999999Z")
            .map(moment -> KeyValue.of(Instant.parse(moment)))
            .toList();

    private record Column(String key, List<KeyValue> values) {

        /** In the order of the values. */
        List<String> ids() {
            return values.stream()
                    .map(value -> key + (char) ('z' - values.indexOf(value)))
                    .toList();
        }

        Query.Builder query() {
            return Cards.on("by_" + key);
        }
    }

    private static final List<Column> COLUMNS =
            List.of(new Column("d", TEXTS), new Column("n", NUMBERS), new Column("t", MOMENTS));

    RangeRules(RecordStoreContract contract) {
        super(contract);
    }

    private RecordStore filled() {
        RecordStore store = open(Cards.SPEC);
        Batch.Builder batch = Batch.builder();
        for (Column column : COLUMNS) {
            for (int i = 0; i < column.values().size(); i++) {
                Sample sample = Sample.of(column.key(), column.values().get(i));
                batch.insert("cards", column.ids().get(i), sample.payload());
            }
        }
        store.commit(batch.build());
        return store;
    }

    @Test
    @DisplayName("S-21: the value decides before the id, to its last byte, its last bit and its last microsecond")
    void valuesComeFirst() {
        RecordStore store = filled();
        for (Column column : COLUMNS) {
            List<String> ascending = ids(store.query(column.query().build()));
            List<String> descending =
                    ids(store.query(column.query().descending().build()));
            assertEquals(sorted(column.ids(), ascending), ascending);
            assertEquals(reversed(sorted(column.ids(), descending)), descending);
        }
    }

    @Test
    @DisplayName("S-22: every value is where a range begins and where another ends")
    void everyBound() {
        RecordStore store = filled();
        for (Column column : COLUMNS) {
            List<String> ids = column.ids();
            List<String> all = ids(store.query(column.query().build()));
            for (int i = 0; i < ids.size(); i++) {
                KeyValue bound = column.values().get(i);
                List<String> from = ids(store.query(column.query().from(bound).build()));
                List<String> to = ids(store.query(column.query().to(bound).build()));
                assertEquals(sorted(ids.subList(i, ids.size()), all), sorted(ids, from));
                assertEquals(sorted(ids.subList(0, i), all), sorted(ids, to));
            }
        }
    }

    /** Those of them that are there: what is missing, or in another order, is for other tests. */
    private static List<String> sorted(List<String> order, List<String> ids) {
        return order.stream().filter(ids::contains).toList();
    }

    @Test
    @DisplayName("S-20: instants are found by their microsecond")
    void moments() {
        RecordStore store = filled();
        for (int i = 0; i < MOMENTS.size(); i++) {
            Query query = Cards.on("on_t").equal("t", MOMENTS.get(i)).build();
            assertEquals(List.of(COLUMNS.get(2).ids().get(i)), ids(store.query(query)));
        }
    }

    @Test
    @DisplayName("S-24: pages of one record go through every value, in both directions")
    void pagesOfOne() {
        RecordStore store = filled();
        for (Column column : COLUMNS) {
            assertEquals(
                    ids(store.query(column.query().build())),
                    walk(store, column.query().limit(1)));
            assertEquals(
                    ids(store.query(column.query().descending().build())),
                    walk(store, column.query().limit(1).descending()));
        }
    }

    @Test
    @DisplayName("S-24: the id of a position may be longer than any that a record can have")
    void longPosition() {
        RecordStore store = open(Cards.SPEC);
        for (String id : List.of("a", "b", "c")) {
            store.commit(Cards.card(id, Sample.of("d", id)));
        }
        String beyond = "a".repeat(10_001);
        Cursor behindA = new Cursor(Optional.empty(), beyond);
        Cursor beforeB = new Cursor(Optional.of(KeyValue.of("b")), beyond);
        assertEquals(
                List.of("b", "c"),
                ids(store.query(Cards.on("all").after(behindA).build())));
        assertEquals(
                List.of("a"),
                ids(store.query(Cards.on("all").after(behindA).descending().build())));
        assertEquals(
                List.of("b", "c"),
                ids(store.query(Cards.on("by_d").after(beforeB).build())));
        assertEquals(
                List.of("a"),
                ids(store.query(Cards.on("by_d").after(beforeB).descending().build())));
    }

    @Test
    @DisplayName("S-24: the next page sees what was committed behind its position after the page before it")
    void changedMeanwhile() {
        RecordStore store = open(Cards.SPEC);
        for (String id : List.of("a", "b", "d", "e")) {
            store.commit(Cards.card(id, Sample.of("d", id)));
        }
        Page first = store.query(Cards.on("by_d").limit(2).build());
        store.commit(Batch.builder()
                .insert("cards", "c", Sample.of("d", "c").payload())
                .delete("cards", "d", 1)
                .replace("cards", "e", 1, Sample.of("d", "z").payload())
                .build());
        Cursor behindB = new Cursor(Optional.of(KeyValue.of("b")), "b");
        Page second = store.query(Cards.on("by_d").limit(2).after(behindB).build());
        assertEquals(List.of("a", "b"), ids(first).subList(0, 2));
        assertEquals(List.of("c", "e"), ids(second));
        assertEquals(2, second.records().get(1).version());
        assertEquals(Optional.empty(), second.next());
    }

    private static List<String> reversed(List<String> list) {
        List<String> copy = new ArrayList<>(list);
        java.util.Collections.reverse(copy);
        return copy;
    }
}
