package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Cursor;
import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** S-30. */
abstract class CountingRules extends Rules {

    CountingRules(RecordStoreContract contract) {
        super(contract);
    }

    @BeforeEach
    void fiveRecords() {
        for (int i = 0; i < 5; i++) {
            insert(
                    "r" + i,
                    Sample.of("score", i)
                            .and("tag", i % 2 == 0 ? "even" : "odd")
                            .and("tag", "all"));
        }
    }

    @Test
    @DisplayName("S-30: as many records are counted as a query has on all its pages, whatever its limit")
    void countsAll() {
        List<Supplier<Query.Builder>> queries = List.of(
                () -> articles("all"),
                () -> articles("tagged").equal("tag", "even"),
                () -> articles("tagged").equal("tag", "all"),
                () -> articles("tagged").equal("tag", "none"),
                () -> articles("by_score").from(KeyValue.of(1)).to(KeyValue.of(3)),
                () -> articles("by_score")
                        .from(KeyValue.of(1))
                        .to(KeyValue.of(3))
                        .descending(),
                () -> articles("by_title"));
        for (Supplier<Query.Builder> query : queries) {
            assertEquals(walk(query.get().limit(100)).size(), count(query.get().limit(1)));
        }
        assertEquals(5, count(articles("all").limit(1)));
    }

    @Test
    @DisplayName("S-30: counting goes on from a position")
    void countsOn() {
        Cursor second = new Cursor(Optional.of(KeyValue.of(1)), "r1");
        List<Supplier<Query.Builder>> queries = List.of(
                () -> articles("by_score").after(second),
                () -> articles("by_score").after(second).descending(),
                () -> articles("by_score").to(KeyValue.of(3)).after(second),
                () -> articles("tagged").equal("tag", "all").after(new Cursor(Optional.empty(), "r1")));
        for (Supplier<Query.Builder> query : queries) {
            assertEquals(ids(query.get().limit(100)).size(), count(query.get().limit(2)));
        }
    }

    @Test
    @DisplayName("S-30: the count is never more than its bound")
    void bounded() {
        Query all = articles("all").build();
        assertEquals(1, store().count(all, 1));
        assertEquals(4, store().count(all, 4));
        assertEquals(5, store().count(all, 5));
        assertEquals(5, store().count(all, 6));
    }

    @Test
    @DisplayName("S-30: more records are counted than one page or one batch can have")
    void countsFar() {
        for (int from = 0; from < 2; from++) {
            Batch.Builder batch = Batch.builder();
            for (int i = 0; i < 600; i++) {
                batch.insert("notes", "n" + (600 * from + i), "{}");
            }
            store().commit(batch.build());
        }
        Query all = Query.of("notes", "all").limit(1).build();
        assertEquals(1_200, store().count(all, 10_000));
        assertEquals(1_199, store().count(all, 1_199));
    }

    @Test
    @DisplayName("S-30: a bound outside 1 to 10,000 is refused")
    void wrongBound() {
        Query all = articles("all").build();
        for (int wrong : new int[] {0, -1, 10_001, Integer.MAX_VALUE}) {
            assertThrows(IllegalArgumentException.class, () -> store().count(all, wrong));
        }
    }

    private long count(Query.Builder query) {
        return store().count(query.build(), 10_000);
    }
}
