package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoreSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** S-26 and the cost half of S-30: on tables full of ties that were never analysed. */
@ExtendWith(Servers.class)
class MariaPlanTest {

    /** A page of 20, the one that follows, and as many records joined; far from the number of records. */
    private static final long MOST_ROWS = 4 * 21;

    private final MariaServer maria;

    MariaPlanTest(MariaServer maria) {
        this.maria = maria;
    }

    @Test
    void mariaTouchesNoMoreRowsThanItGives() throws Exception {
        StoreSettings place = maria.freshPlace();
        Plans.fill(new MariaStorage(), place);
        try (Session session = Plans.session(place)) {
            CollectionTable table = new CollectionTable(
                    new Place(Optional.empty(), place.get("prefix").orElseThrow()),
                    Outbox.SUBMISSIONS,
                    new MariaDialect());
            for (IndexSpec index : Outbox.SUBMISSIONS.indexes()) {
                for (Query query : QueryShapes.of(index)) {
                    IndexQuery asked = new IndexQuery(table, query);
                    checkMaria(session, asked, asked.pageSql());
                    checkMaria(session, asked, asked.countSql());
                }
            }
        }
    }

    private static void checkMaria(Session session, IndexQuery asked, String sql) throws Exception {
        String plan =
                String.join("\n", session.read("EXPLAIN " + sql, row -> row.getString("Extra"), asked.parameters(21)));
        assertFalse(plan.contains("filesort") || plan.contains("temporary"), sql + "\n" + plan);
        session.update("FLUSH STATUS");
        session.read(sql, row -> true, asked.parameters(21));
        long touched = session.read("SHOW SESSION STATUS LIKE 'Handler_read%'", row -> row.getLong(2)).stream()
                .mapToLong(rows -> rows)
                .sum();
        assertTrue(touched <= MOST_ROWS, sql + "\n" + touched);
    }
}
