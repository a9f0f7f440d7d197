package dev.masthead.storage.tck;

import static dev.masthead.storage.tck.Collections.articles;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.KeyValue;
import dev.masthead.spi.Query;
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
    @DisplayName("S-30: all records of a query are counted, whatever its limit")
    void countsAll() {
        assertEquals(5, count(articles("all").limit(1)));
        assertEquals(3, count(articles("tagged").equal("tag", "even")));
        assertEquals(5, count(articles("tagged").equal("tag", "all")));
        assertEquals(0, count(articles("tagged").equal("tag", "none")));
        assertEquals(
                2,
                count(articles("by_score")
                        .from(KeyValue.of(1))
                        .to(KeyValue.of(3))
                        .descending()));
        assertEquals(0, count(articles("by_title")));
    }

    @Test
    @DisplayName("S-30: counting goes on from a position")
    void countsOn() {
        Query.Builder query = articles("by_score").limit(2);
        assertEquals(3, count(query.after(store().query(query.build()).next())));
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
