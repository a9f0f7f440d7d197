package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static dev.masthead.storage.tck.QueryRules.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Page;
import dev.masthead.spi.Query;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-21, S-23, S-24. */
abstract class PagingRules extends Rules {

    /** In the order of their bytes; the order of UTF-16, of case, of accents and of numbers are all others. */
    private static final List<String> TEXTS = List.of(
            "!",
            "1",
            "10",
            "2",
            "A",
            "B",
            "Z",
            "_",
            "a",
            "a ",
            "a!",
            "aa",
            "b",
            "ab".repeat(9),
            "z",
            "\u007F",
            "\u0080",
            "\u00E0",
            "\u00E9",
            "e\u0301",
            "\u07FF",
            "\u0800",
            "\uD7FF",
            "\uE000",
            "\uFB01",
            "\uFFFD",
            "\uFFFF",
            "\uD800\uDC00",
            "\uD83D\uDE00",
            "\uDBFF\uDFFF");

    PagingRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-21: text keys order by their UTF-8 bytes, in both directions")
    void textOrder() {
        for (int i = 0; i < TEXTS.size(); i++) {
            insert("id" + i, Sample.of("title", TEXTS.get(i)));
        }
        List<String> expected =
                byBytes(TEXTS).stream().map(t -> "id" + TEXTS.indexOf(t)).toList();
        assertEquals(expected, ids(articles("by_title").limit(100)));
        assertEquals(reversed(expected), ids(articles("by_title").limit(100).descending()));
    }

    @Test
    @DisplayName("S-21: ids order by their UTF-8 bytes, in both directions, also as tie-breaks")
    void idOrder() {
        TEXTS.forEach(id -> insert(id, Sample.of("score", 7).and("tag", "x")));
        List<String> expected = byBytes(TEXTS);
        assertEquals(expected, ids(articles("all").limit(100)));
        assertEquals(reversed(expected), ids(articles("all").limit(100).descending()));
        assertEquals(expected, ids(articles("by_score").limit(100)));
        assertEquals(expected, ids(articles("tagged").equal("tag", "x").limit(100)));
        assertEquals(reversed(expected), ids(articles("by_score").limit(100).descending()));
        assertEquals(
                reversed(expected),
                ids(articles("tagged").equal("tag", "x").limit(100).descending()));
    }

    @Test
    @DisplayName("S-21: integers and instants order by value, to the microsecond")
    void valueOrder() {
        List<Long> values =
                List.of(-10_000_000_001L, -1L, 0L, 1L, 2L, 10L, 1_000_000L, 1_000_001L, 4_000_000_000_000_000L);
        for (int i = values.size() - 1; i >= 0; i--) {
            insert("v" + i, Sample.of("score", values.get(i)).and("moment", at(values.get(i))));
        }
        List<String> expected = List.of("v0", "v1", "v2", "v3", "v4", "v5", "v6", "v7", "v8");
        assertEquals(expected, ids(articles("by_score")));
        assertEquals(expected, ids(articles("by_moment")));
        assertEquals(reversed(expected), ids(articles("by_moment").descending()));
    }

    @Test
    @DisplayName("S-23: a page has at most its limit of records, and a next page exactly when more would follow")
    void limit() {
        for (int i = 0; i < 5; i++) {
            insert("r" + i, Sample.of("score", 10L * i));
        }
        for (int limit = 1; limit <= 6; limit++) {
            Page page = store().query(articles("by_score").limit(limit).build());
            assertEquals(Math.min(limit, 5), page.records().size());
            assertEquals(limit < 5, page.next().isPresent());
        }
        Page bounded =
                store().query(articles("by_score").to(KeyValue.of(25)).limit(3).build());
        assertEquals(3, bounded.records().size());
        assertEquals(Optional.empty(), bounded.next());
        Page last = store().query(articles("by_score")
                .from(KeyValue.of(15))
                .limit(3)
                .descending()
                .build());
        assertEquals(Optional.empty(), last.next());
        assertEquals(
                Optional.empty(), store().query(articles("by_title").build()).next());
    }

    @Test
    @DisplayName("S-23: the largest limit is served")
    void largestLimit() {
        Batch.Builder batch = Batch.builder();
        for (int i = 0; i < Query.MAX_LIMIT; i++) {
            batch.insert("articles", "r" + i, "{}");
        }
        store().commit(batch.build());
        Page page = store().query(articles("all").limit(Query.MAX_LIMIT).build());
        assertEquals(Query.MAX_LIMIT, page.records().size());
        assertEquals(Optional.empty(), page.next());
        insert("s", Sample.empty());
        Page first = store().query(articles("all").limit(Query.MAX_LIMIT).build());
        assertEquals(Query.MAX_LIMIT, first.records().size());
        assertTrue(first.next().isPresent());
    }

    @Test
    @DisplayName("S-21: texts of the longest length that differ in their last byte order by it")
    void longTexts() {
        String longest = "x".repeat(KeyValue.MAX_TEXT_BYTES - 1);
        List<String> ends = List.of("d", "b", "c", "a");
        for (String end : ends) {
            insert("id" + end, Sample.of("title", longest + end).and("section", longest + end));
        }
        assertEquals(List.of("ida", "idb", "idc", "idd"), ids(articles("by_title")));
        assertEquals(
                List.of("idd", "idc", "idb", "ida"), ids(articles("by_title").descending()));
        for (String end : ends) {
            assertEquals(List.of("id" + end), ids(articles("in_section").equal("section", longest + end)));
        }
    }

    @Test
    @DisplayName("S-24: pages of any size, put together, are the whole, through ties and in both directions")
    void walks() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String id = "r" + (char) ('a' + i);
            ids.add(id);
            insert(
                    id,
                    Sample.of("section", "s")
                            .and("moment", at(10L * (i / 5)))
                            .and("tag", "x")
                            .and("score", 1));
        }
        List<Supplier<Query.Builder>> queries = List.of(
                () -> articles("in_section_by_moment").equal("section", "s"),
                () -> articles("in_section_by_moment").equal("section", "s").descending(),
                () -> articles("tagged_by_moment").equal("tag", "x"),
                () -> articles("tagged_by_moment").equal("tag", "x").descending(),
                () -> articles("tagged").equal("tag", "x"),
                () -> articles("by_moment").descending(),
                () -> articles("by_score"),
                () -> articles("all").descending(),
                () -> articles("by_moment").from(at(5)).to(at(15)),
                () -> articles("by_moment").from(at(5)).to(at(15)).descending());
        for (Supplier<Query.Builder> query : queries) {
            List<String> whole = ids(query.get().limit(100));
            assertEquals(
                    whole.size() == 5 ? ids.subList(5, 10) : ids,
                    whole.stream().sorted().toList());
            for (int limit = 1; limit <= 13; limit++) {
                assertEquals(whole, walk(query.get().limit(limit)));
            }
        }
    }

    @Test
    @DisplayName("S-24: a page goes on where the last one ended when the record there has changed or gone")
    void positionIsGone() {
        for (String id : List.of("a", "b", "c", "d", "e")) {
            insert(id, Sample.of("score", 1).and("title", id));
        }
        store().commit(Batch.builder()
                .delete("articles", "b", 1)
                .replace("articles", "c", 1, Sample.of("score", 9).payload())
                .build());
        assertEquals(List.of("d", "e", "c"), ids(articles("by_score").after(position(1, "b"))));
        assertEquals(List.of("d", "e", "c"), ids(articles("by_score").after(position(1, "c"))));
        assertEquals(
                Set.of("a", "d", "e"),
                Set.copyOf(ids(articles("by_score").after(position(9, "c")).descending())));
    }

    @Test
    @DisplayName("S-24: a position may have texts of the longest length, and differ in their last byte only")
    void longPosition() {
        String longest = "x".repeat(KeyValue.MAX_TEXT_BYTES - 1);
        for (String end : List.of("a", "b", "d", "e")) {
            insert("i".repeat(199) + end, Sample.of("title", longest + end));
        }
        Cursor position = new Cursor(Optional.of(KeyValue.of(longest + "c")), "i".repeat(199) + "c");
        assertEquals(2, ids(articles("by_title").after(position)).size());
        assertEquals(
                List.of("i".repeat(199) + "b", "i".repeat(199) + "a"),
                ids(articles("by_title").after(position).descending()));
    }

    @Test
    @DisplayName("S-24: a position that no record has, before or behind a range, is a position all the same")
    void freePosition() {
        for (int i = 0; i < 5; i++) {
            insert("r" + i, Sample.of("score", 10L * i));
        }
        assertEquals(List.of("r2", "r3", "r4"), ids(articles("by_score").after(position(10, "z"))));
        assertEquals(List.of("r2", "r3", "r4"), ids(articles("by_score").after(position(15, "a"))));
        assertEquals(
                List.of("r1", "r0"),
                ids(articles("by_score").after(position(15, "a")).descending()));
        assertEquals(List.of("r3"), ids(from15to35().after(position(20, "z"))));
        assertEquals(List.of("r2", "r3"), ids(from15to35().after(position(-5, "z"))));
        assertEquals(List.of(), ids(from15to35().after(position(38, "a"))));
        assertEquals(
                List.of("r3", "r2"), ids(from15to35().after(position(90, "z")).descending()));
        assertEquals(List.of(), ids(from15to35().after(position(12, "z")).descending()));
    }

    private static Query.Builder from15to35() {
        return articles("by_score").from(KeyValue.of(15)).to(KeyValue.of(35));
    }

    private static Cursor position(long score, String id) {
        return new Cursor(Optional.of(KeyValue.of(score)), id);
    }

    private static List<String> byBytes(List<String> texts) {
        return texts.stream()
                .sorted((a, b) ->
                        Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<String> reversed(List<String> list) {
        List<String> copy = new ArrayList<>(list);
        java.util.Collections.reverse(copy);
        return copy;
    }
}
