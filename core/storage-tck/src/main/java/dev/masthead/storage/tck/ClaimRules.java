package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.DuplicateKeyException;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.Write;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-43 where values change hands within a batch, and where there are many of them. */
abstract class ClaimRules extends Rules {

    private static final int VALUES = 200;
    private static final int[] SOME = {0, 9, 10, 63, 64, 99, 100, 127, 128, VALUES - 1};

    ClaimRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-43: who takes a value that the same batch frees has it from then on, like any other")
    void handedOver() {
        Sample x = Sample.of("slug", "x").and("claim", "cx");
        Sample y = Sample.of("slug", "y").and("claim", "cy");
        insert("a", x);
        store().commit(Batch.builder()
                .replace("articles", "a", 1, y.payload())
                .insert("articles", "b", x.payload())
                .build());
        assertTaken(x, y);
        store().commit(Batch.builder()
                .delete("articles", "b", 1)
                .insert("articles", "e", x.payload())
                .build());
        assertTaken(x, y);
        assertEquals(List.of("e"), ids(articles("by_slug").equal("slug", "x")));
        assertEquals(List.of("a"), ids(articles("claimed").equal("claim", "cy")));
    }

    private void assertTaken(Sample... samples) {
        for (Sample sample : samples) {
            refused(store(), inserting("articles", "late", sample.payload()));
            for (String value : List.of("x", "y")) {
                refused(
                        store(),
                        inserting(
                                "articles",
                                "late",
                                Sample.of("claim", "c" + value).payload()));
            }
        }
    }

    @Test
    @DisplayName("S-43: instants that differ by a microsecond are two, in every century")
    void instants() {
        CollectionSpec spec = CollectionSpec.named("moments")
                .uniqueKey("moment", KeyType.INSTANT)
                .keysOf(Sample.reading("moment"))
                .build();
        RecordStore store = open(spec);
        List<String> moments = List.of(
                "0001-01-01T00:00:00Z",
                "0001-01-01T00:00:00.000001Z",
                "1969-12-31T23:59:59.999998Z",
                "1969-12-31T23:59:59.999999Z",
                "2026-01-01T00:00:00.123001Z",
                "2026-01-01T00:00:00.123002Z",
                "9999-12-31T23:59:59.999998Z",
                "9999-12-31T23:59:59.999999Z");
        for (String moment : moments) {
            store.commit(inserting("moments", moment, moment(moment)));
        }
        for (String moment : moments) {
            refused(store, inserting("moments", "late", moment(moment)));
        }
    }

    private static String moment(String moment) {
        return Sample.of("moment", KeyValue.of(Instant.parse(moment))).payload();
    }

    @Test
    @DisplayName("S-43: a record has each of 200 values, and gives all of them back")
    void manyValues() {
        Sample all = Sample.empty();
        for (int i = 0; i < VALUES; i++) {
            all = all.and("claim", "v" + i);
        }
        insert("a", all);
        for (int value : SOME) {
            refused(
                    store(),
                    inserting("articles", "b", Sample.of("claim", "v" + value).payload()));
        }
        store().commit(Batch.builder()
                .replace("articles", "a", 1, Sample.of("claim", "v1").payload())
                .build());
        for (int value : SOME) {
            insert("b" + value, Sample.of("claim", "v" + value));
        }
        refused(store(), inserting("articles", "c", Sample.of("claim", "v1").payload()));
    }

    @Test
    @DisplayName("S-43: one batch may give one value to two collections, and frees it in its own only")
    void twoCollections() {
        String x = Sample.of("slug", "x").payload();
        store().commit(Batch.builder()
                .insert("articles", "a", x)
                .insert("notes", "n", x)
                .build());
        refused(
                store(),
                Batch.builder()
                        .delete("articles", "a", 1)
                        .insert("notes", "m", x)
                        .build());
        refused(
                store(),
                Batch.builder()
                        .insert("articles", "b", "{}")
                        .insert("notes", "m", x)
                        .build());
        assertEquals(List.of("a"), ids(articles("all")));
    }

    @Test
    @DisplayName("S-43: no two of 1,000 writes have the same value, wherever they are in the batch")
    void farApart() {
        for (int[] places : new int[][] {{0, 999}, {99, 100}, {100, 999}, {499, 500}, {499, 999}, {500, 501}}) {
            List<Write> writes = IntStream.range(0, Batch.MAX_WRITES)
                    .<Write>mapToObj(i -> new Write.Put(
                            "notes", "n" + i, i == places[0] || i == places[1] ? same() : "{}", Write.ABSENT))
                    .toList();
            refused(store(), new Batch(writes));
        }
    }

    private static String same() {
        return Sample.of("slug", "same").payload();
    }

    private static void refused(RecordStore store, Batch batch) {
        assertThrows(DuplicateKeyException.class, () -> store.commit(batch));
    }
}
