package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.Write;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-20 in indexes of several keys, with the longest values and with very many of them. */
abstract class WideIndexRules extends Rules {

    private static final int VALUES = 1_500;
    private static final int[] SOME = {0, 9, 10, 99, 100, 127, 128, 255, 256, 511, 512, 999, 1_000, 1_023, 1_024, 1_498
    };
    private static final String LONG = "\u00E9".repeat(KeyValue.MAX_TEXT_BYTES / 2 - 1);
    private static final List<String> ENDS = List.of("ab", "ac");

    WideIndexRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-20: three equality keys must all match")
    void threeKeys() {
        RecordStore store = open(Cards.SPEC);
        store.commit(Cards.card("r", three("1", "2", "3")));
        store.commit(Cards.card("c", three("1", "2", "4")));
        store.commit(Cards.card("b", three("1", "5", "3")));
        store.commit(Cards.card("a", three("6", "2", "3")));
        store.commit(Cards.card("swapped", three("3", "2", "1")));
        assertEquals(List.of("r"), ids(store.query(on("on_abc", "1", "2", "3").build())));
        assertEquals(List.of("a"), ids(store.query(on("on_abc", "6", "2", "3").build())));
    }

    @Test
    @DisplayName("S-20: entries of four texts of the longest length that differ in a last byte only are all found")
    void longestEntries() {
        RecordStore store = open(Cards.SPEC);
        List<String> ids = insertLongest(store);
        for (int i = 0; i < ids.size(); i += 2) {
            List<String> two = ids.subList(i, i + 2);
            assertEquals(two, ids(store.query(longest(i).build())));
            Page from = store.query(longest(i).from(KeyValue.of(end(1))).build());
            assertEquals(two.subList(1, 2), ids(from));
        }
    }

    @Test
    @DisplayName("S-24: pages go on behind positions of the longest length")
    void longestPositions() {
        RecordStore store = open(Cards.SPEC);
        List<String> ids = insertLongest(store);
        for (int i = 0; i < ids.size(); i += 2) {
            assertEquals(
                    ids(store.query(longest(i).build())), walk(store, longest(i).limit(1)));
        }
    }

    private static List<String> insertLongest(RecordStore store) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            ids.add("i".repeat(Write.MAX_ID_BYTES - 1) + (char) ('z' - i));
            Sample card = three(end(i >> 3), end(i >> 2), end(i >> 1)).and("d", end(i));
            store.commit(Cards.card(ids.get(i), card));
        }
        return ids;
    }

    private static Query.Builder longest(int i) {
        return on("on_abc_by_d", end(i >> 3), end(i >> 2), end(i >> 1));
    }

    private static String end(int bit) {
        return LONG + ENDS.get(bit & 1);
    }

    @Test
    @DisplayName("S-20: a record is found by each of 1,500 values of one key, and by none of them that it has no more")
    void veryManyValues() {
        RecordStore store = open(Cards.SPEC);
        Sample all = Sample.empty();
        for (int i = 0; i < VALUES; i++) {
            all = all.and("tag", "v" + i);
        }
        store.commit(Cards.card("a", all));
        for (int value : SOME) {
            assertEquals(List.of("a"), tagged(store, value));
        }
        String last = Sample.of("tag", "v" + (VALUES - 1)).payload();
        store.commit(Batch.builder().replace("cards", "a", 1, last).build());
        for (int value : SOME) {
            assertEquals(List.of(), tagged(store, value));
        }
        assertEquals(List.of("a"), tagged(store, VALUES - 1));
    }

    private static List<String> tagged(RecordStore store, int value) {
        return ids(store.query(Cards.on("tagged").equal("tag", "v" + value).build()));
    }

    @Test
    @DisplayName("S-20: a query gives the very payload that a get gives, with all the white space around it")
    void payloads() {
        List<String> payloads =
                List.of(" {} ", "{}\n", "\t{}", "\uFEFF{}", "\r\n{ }\r\n", "\"e\u0301\"", "{} \u00A0", "\"\u2028\"");
        RecordStore store = open(Cards.SPEC);
        for (int i = 0; i < payloads.size(); i++) {
            store.commit(inserting("cards", "r" + i, payloads.get(i)));
        }
        List<String> found = store.query(Cards.on("all").build()).records().stream()
                .map(record -> record.payload())
                .toList();
        assertEquals(payloads, found);
    }

    @Test
    @DisplayName("S-23: a page of large payloads is full: 20 records of 1 MiB")
    void largePage() {
        RecordStore store = open(Cards.SPEC);
        String large = "\"" + "y".repeat((1 << 20) - 2) + "\"";
        for (int quarter = 0; quarter < 4; quarter++) {
            Batch.Builder batch = Batch.builder();
            for (int i = 0; i < 5; i++) {
                batch.insert("cards", "r" + (10 + 5 * quarter + i), large);
            }
            store.commit(batch.build());
        }
        Page page = store.query(Cards.on("all").limit(20).build());
        assertEquals(20, page.records().size());
        assertTrue(page.next().isEmpty());
        assertTrue(page.records().stream().allMatch(record -> record.payload().equals(large)), "not the payloads");
    }

    private static Sample three(String a, String b, String c) {
        return Sample.of("a", a).and("b", b).and("c", c);
    }

    private static Query.Builder on(String index, String a, String b, String c) {
        return Cards.on(index).equal("a", a).equal("b", b).equal("c", c);
    }
}
