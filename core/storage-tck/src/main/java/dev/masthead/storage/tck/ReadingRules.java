package dev.masthead.storage.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.StoredRecord;
import dev.masthead.spi.Write;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-10, S-12, S-49. */
abstract class ReadingRules extends Rules {

    private static final int LARGEST = Write.MAX_PAYLOAD_BYTES - 2;

    ReadingRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-10: every character that Unicode has comes back as it was")
    void everyCharacter() {
        int step = 0x8000;
        for (int from = 1; from <= Character.MAX_CODE_POINT; from += step) {
            StringBuilder text = new StringBuilder("[\"");
            for (int point = from; point < Math.min(from + step, Character.MAX_CODE_POINT + 1); point++) {
                if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                    text.appendCodePoint(point);
                }
            }
            String payload = text.append("\"]").toString();
            String id = "from" + from;
            store().commit(inserting("notes", id, payload));
            assertEquals(payload, store().get("notes", id).orElseThrow().payload(), id);
        }
    }

    @Test
    @DisplayName("S-10: no JSON text is reformatted, reordered or shortened")
    void jsonIsNotTouched() {
        List<String> payloads = List.of(
                "{}",
                " { } ",
                "{\"b\":1,\"a\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"n\":1.0,\"m\":1e2,\"k\":0.10000000000000000555,\"z\":-0}",
                "\"\\u0000\\ud800\\\\ \\/ \\u00e9 é é\"",
                "[1,\n\r\n\t2 ]",
                "null",
                "\"\"",
                "123",
                "'",
                "\"%s ? :x $1 \\\\' -- ; /* */\"",
                "\uFEFF{}",
                "\"\u2028\u2029\uFFFD\uFFFE\uFFFF\uD83D\uDE00\"",
                "\"\u0001\u007F\u0080\"",
                "\" trailing  \"   \n");
        for (int i = 0; i < payloads.size(); i++) {
            store().commit(inserting("notes", "n" + i, payloads.get(i)));
        }
        for (int i = 0; i < payloads.size(); i++) {
            assertEquals(
                    payloads.get(i), store().get("notes", "n" + i).orElseThrow().payload());
        }
    }

    @Test
    @DisplayName("S-10: the largest payload, and one of four bytes per character, come back whole")
    void largePayloads() {
        String latin = "\"" + "a".repeat(LARGEST) + "\"";
        String astral = "\"" + "\uD83D\uDE00".repeat(LARGEST / 4) + "\"";
        store().commit(Batch.builder()
                .insert("notes", "latin", latin)
                .insert("notes", "astral", astral)
                .build());
        store().commit(Batch.builder().replace("notes", "latin", 1, astral).build());
        assertEquals(astral, store().get("notes", "latin").orElseThrow().payload());
        assertEquals(astral, store().get("notes", "astral").orElseThrow().payload());
    }

    @Test
    @DisplayName("S-10: payloads come back whole around every length where buffers, columns and packets end")
    void lengths() {
        for (int power = 8; power <= 20; power += 2) {
            for (int more : new int[] {-1, 0, 1}) {
                String id = power + "." + more;
                int bytes = (1 << power) + more - 2;
                String payload = "\"" + "\u20AC".repeat(bytes / 3) + "x".repeat(bytes % 3) + "\"";
                store().commit(inserting("notes", id, payload));
                assertEquals(payload, store().get("notes", id).orElseThrow().payload(), () -> "length " + id);
            }
        }
    }

    @Test
    @DisplayName("S-10: ids are compared exactly: no folding, trimming, padding or normalisation")
    void idsAreExact() {
        List<String> ids = List.of(
                "a",
                "A",
                "a ",
                " a",
                "á",
                "a\u0301",
                "\u00E1",
                "ß",
                "ss",
                "1",
                "01",
                "1.0",
                "1e0",
                "%",
                "_",
                "'",
                "\"",
                "\\",
                "ﬁ",
                "fi",
                "I",
                "i",
                "ı",
                "İ",
                "\u200B",
                "a\u00AD",
                "\uFFFF",
                "\uD83D\uDE00",
                "\n",
                "\t",
                "NULL",
                "é".repeat(100),
                "é".repeat(99) + "e",
                "x".repeat(200),
                "x".repeat(199));
        Batch.Builder batch = Batch.builder();
        List<String> distinct = ids.stream().distinct().toList();
        distinct.forEach(id -> batch.insert("notes", id, "\"<" + id + ">\""));
        store().commit(batch.build());
        for (String id : distinct) {
            assertEquals(Optional.of(new StoredRecord(id, 1, "\"<" + id + ">\"")), store().get("notes", id));
        }
    }

    @Test
    @DisplayName("S-10: each collection has its own ids")
    void collectionsAreApart() {
        store().commit(Batch.builder()
                .insert("articles", "same", "1")
                .insert("notes", "same", "2")
                .build());
        assertEquals("1", store().get("articles", "same").orElseThrow().payload());
        assertEquals("2", store().get("notes", "same").orElseThrow().payload());
    }

    @Test
    @DisplayName("S-12: a record that was never put is absent, whatever its id")
    void neverPut() {
        store().commit(inserting("notes", "?", "{}"));
        for (String id : List.of("nothing", "", "a\u0000b", "?\u0000", "\uD800", "x".repeat(10_000))) {
            assertEquals(Optional.empty(), store().get("notes", id));
        }
    }

    @Test
    @DisplayName("S-12: an id beyond the longest does not find the record that it begins with")
    void beginsLikeARecord() {
        String latin = "x".repeat(Write.MAX_ID_BYTES);
        String accented = "\u00E9".repeat(Write.MAX_ID_BYTES / 2);
        store().commit(Batch.builder()
                .insert("notes", latin, "{}")
                .insert("notes", accented, "{}")
                .build());
        for (String id : List.of(latin, accented)) {
            for (String more : List.of("x", "\u00E9", " ", "\u0000", "\uD800", id, id.repeat(50))) {
                assertEquals(Optional.empty(), store().get("notes", id + more));
            }
        }
    }

    @Test
    @DisplayName("S-12: a deleted record is absent")
    void deleted() {
        store().commit(inserting("notes", "a", "{}"));
        store().commit(Batch.builder().delete("notes", "a", 1).build());
        assertEquals(Optional.empty(), store().get("notes", "a"));
    }

    @Test
    @DisplayName("S-49: a payload with a lone surrogate or U+0000 is refused, and nothing is stored")
    void illFormedPayloads() {
        for (String payload : List.of("\"\uD800\"", "\"\uDC00\uD800\"", "\"\u0000\"", "\uDFFF")) {
            assertThrows(IllegalArgumentException.class, () -> store().commit(inserting("notes", "a", payload)));
        }
        assertEquals(Optional.empty(), store().get("notes", "a"));
    }
}
