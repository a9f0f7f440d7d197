package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.Batch;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Page;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-20, S-22, S-25. */
abstract class QueryRules extends Rules {

    QueryRules(RecordStoreContract contract) {
        super(contract);
    }

    @Test
    @DisplayName("S-20: a query finds the records with exactly these values, whole and with their versions")
    void equality() {
        insert("a", Sample.of("section", "news"));
        insert("b", Sample.of("section", "News"));
        insert("c", Sample.of("section", "news "));
        insert("d", Sample.of("section", "news"));
        insert("e", Sample.of("section", ""));
        String changed = Sample.of("section", "news").body("changed").payload();
        store().commit(Batch.builder().replace("articles", "d", 1, changed).build());

        Page page =
                store().query(articles("in_section").equal("section", "news").build());

        assertEquals(List.of("a", "d"), ids(page));
        assertEquals(2, page.records().get(1).version());
        assertEquals(changed, page.records().get(1).payload());
        assertEquals(List.of("e"), ids(articles("in_section").equal("section", "")));
        assertEquals(List.of(), ids(articles("in_section").equal("section", "none")));
    }

    @Test
    @DisplayName("S-20: several equality keys must all match")
    void severalEqualityKeys() {
        insert("a", Sample.of("section", "s").and("score", 1).and("moment", second(1)));
        insert("b", Sample.of("section", "s").and("score", 2).and("moment", second(2)));
        insert("c", Sample.of("section", "t").and("score", 1).and("moment", second(3)));
        insert("d", Sample.of("section", "s").and("score", 1).and("moment", second(0)));
        assertEquals(
                List.of("d", "a"),
                ids(articles("in_section_scored").equal("section", "s").equal("score", KeyValue.of(1))));
    }

    @Test
    @DisplayName("S-20: a many-valued key matches by each of its values, and each record comes once")
    void manyValuedKey() {
        insert("a", Sample.of("tag", "x").and("tag", "y").and("moment", second(2)));
        insert("b", Sample.of("tag", "y").and("tag", "y").and("moment", second(1)));
        insert("c", Sample.of("tag", "z").and("moment", second(0)));
        insert("d", Sample.of("moment", second(0)));
        assertEquals(List.of("a"), ids(articles("tagged").equal("tag", "x")));
        assertEquals(List.of("a", "b"), ids(articles("tagged").equal("tag", "y")));
        assertEquals(List.of("b", "a"), ids(articles("tagged_by_moment").equal("tag", "y")));
        assertEquals(
                List.of("a", "b"),
                ids(articles("tagged_by_moment").equal("tag", "y").descending()));
    }

    @Test
    @DisplayName("S-20: a many-valued key beside a single-valued one")
    void manyValuedBesideSingleValued() {
        insert("a", Sample.of("tag", "x").and("tag", "y").and("section", "s").and("score", 2));
        insert("b", Sample.of("tag", "y").and("section", "s").and("score", 1));
        insert("c", Sample.of("tag", "y").and("section", "t").and("score", 1));
        assertEquals(
                List.of("b", "a"),
                ids(articles("tagged_in_section").equal("section", "s").equal("tag", "y")));
    }

    @Test
    @DisplayName("S-20: a changed or deleted record is found by its present values only")
    void indexFollowsTheRecord() {
        insert(
                "a",
                Sample.of("section", "old").and("tag", "old").and("tag", "kept").and("moment", second(1)));
        insert("b", Sample.of("section", "old").and("tag", "old").and("moment", second(2)));
        store().commit(Batch.builder()
                .replace(
                        "articles",
                        "a",
                        1,
                        Sample.of("section", "new")
                                .and("tag", "kept")
                                .and("moment", second(3))
                                .payload())
                .delete("articles", "b", 1)
                .build());
        assertEquals(List.of(), ids(articles("in_section").equal("section", "old")));
        assertEquals(List.of("a"), ids(articles("in_section").equal("section", "new")));
        assertEquals(List.of(), ids(articles("tagged").equal("tag", "old")));
        assertEquals(
                List.of("a"),
                ids(articles("tagged_by_moment").equal("tag", "kept").from(second(3))));
    }

    @Test
    @DisplayName("S-22: a range begins with its first value and ends before its last, in both directions")
    void range() {
        for (int i = 0; i < 6; i++) {
            insert(
                    "r" + i,
                    Sample.of("score", i)
                            .and("section", "s")
                            .and("moment", at(i))
                            .and("title", "t" + i));
        }
        assertEquals(
                List.of("r2", "r3"),
                ids(articles("by_score").from(KeyValue.of(2)).to(KeyValue.of(4))));
        assertEquals(
                List.of("r3", "r2"),
                ids(articles("by_score").from(KeyValue.of(2)).to(KeyValue.of(4)).descending()));
        assertEquals(List.of("r4", "r5"), ids(articles("by_title").from(KeyValue.of("t4"))));
        assertEquals(
                List.of("r1", "r0"),
                ids(articles("by_title").to(KeyValue.of("t2")).descending()));
        assertEquals(
                List.of("r1", "r2"),
                ids(articles("in_section_by_moment")
                        .equal("section", "s")
                        .from(at(1))
                        .to(at(3))));
        assertEquals(List.of(), ids(articles("by_score").from(KeyValue.of(4)).to(KeyValue.of(4))));
        assertEquals(
                List.of(),
                ids(articles("by_score").from(KeyValue.of(5)).to(KeyValue.of(1)).descending()));
    }

    @Test
    @DisplayName("S-22: the smallest and largest values are in an unbounded range")
    void extremes() {
        insert(
                "a",
                Sample.of("score", Long.MIN_VALUE)
                        .and("moment", KeyValue.of(Instant.parse("0001-01-01T00:00:00Z")))
                        .and("title", "\u0001"));
        insert(
                "b",
                Sample.of("score", Long.MAX_VALUE)
                        .and("moment", KeyValue.of(Instant.parse("9999-12-31T23:59:59.999999Z")))
                        .and("title", "\uDBFF\uDFFF".repeat(128)));
        for (String index : List.of("by_score", "by_moment", "by_title")) {
            assertEquals(List.of("a", "b"), ids(articles(index)), index);
            assertEquals(List.of("b", "a"), ids(articles(index).descending()), index);
        }
        assertEquals(
                List.of("a"),
                ids(articles("by_score").from(KeyValue.of(Long.MIN_VALUE)).to(KeyValue.of(Long.MAX_VALUE))));
    }

    @Test
    @DisplayName("S-25: a record without a value for one of the keys is not in the index")
    void absentKeys() {
        insert("none", Sample.empty());
        insert("section", Sample.of("section", "s"));
        insert("moment", Sample.of("moment", at(1)));
        insert("both", Sample.of("section", "s").and("moment", at(1)));
        insert("tag", Sample.of("tag", "x").and("section", "s"));
        assertEquals(List.of("both", "moment"), ids(articles("by_moment")));
        assertEquals(List.of("moment", "both"), ids(articles("by_moment").descending()));
        assertEquals(List.of("both"), ids(articles("in_section_by_moment").equal("section", "s")));
        assertEquals(List.of(), ids(articles("tagged_by_moment").equal("tag", "x")));
        assertEquals(
                List.of(), ids(articles("tagged_in_section").equal("tag", "x").equal("section", "s")));
        assertEquals(5, ids(articles("all")).size());
        assertEquals(List.of("both", "moment"), ids(articles("by_moment").to(at(2))));
    }

    @Test
    @DisplayName("S-25: an empty text is a value, and no value is not an empty text")
    void emptyIsNotAbsent() {
        insert("empty", Sample.of("section", "").and("title", "").and("tag", ""));
        insert("absent", Sample.empty());
        assertEquals(List.of("empty"), ids(articles("in_section").equal("section", "")));
        assertEquals(List.of("empty"), ids(articles("tagged").equal("tag", "")));
        assertEquals(List.of("empty"), ids(articles("by_title")));
        assertEquals(List.of("empty"), ids(articles("by_title").descending()));
    }

    @Test
    @DisplayName("S-25: a key that a record loses takes it out of the index")
    void lostKey() {
        insert("a", Sample.of("moment", at(1)).and("tag", "x"));
        store().commit(Batch.builder()
                .replace("articles", "a", 1, Sample.empty().payload())
                .build());
        assertEquals(List.of(), ids(articles("by_moment")));
        assertEquals(List.of(), ids(articles("tagged").equal("tag", "x")));
    }

    private static KeyValue second(long second) {
        return at(second * 1_000_000);
    }

    static KeyValue at(long micros) {
        return KeyValue.of(Instant.EPOCH.plusNanos(micros * 1_000));
    }
}
