package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.Query;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S-26 and the cost half of S-30: each query reads a stretch of its index, and sorts nothing. */
class QueryPlanTest {

    private final CollectionTable table =
            new CollectionTable(new Place(Optional.empty(), "masthead_"), Outbox.SUBMISSIONS, new SqliteDialect());

    @TempDir
    Path folder;

    @Test
    void everyShapeOfQueryReadsItsIndexInOrder() throws Exception {
        Path file = folder.resolve("plans.db");
        Outbox.open(file).close();
        int shapes = 0;
        try (Session session = SessionSource.own(
                        () -> DriverManager.getConnection("jdbc:sqlite:" + file), Limits.DEFAULT)
                .open()) {
            for (IndexSpec index : Outbox.SUBMISSIONS.indexes()) {
                for (Query query : QueryShapes.of(index)) {
                    IndexQuery asked = new IndexQuery(table, query);
                    check(session, index, query, asked.pageSql(), asked);
                    check(session, index, query, asked.countSql(), asked);
                    shapes++;
                }
            }
        }
        assertEquals(5 * 4 + 4 * 16, shapes);
    }

    private void check(Session session, IndexSpec index, Query query, String sql, IndexQuery asked) throws Exception {
        List<String> plan =
                session.read("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"), asked.parameters(21));
        String steps = String.join("\n", plan);
        String what = index.name() + " " + query.direction() + "\n" + sql + "\n" + steps;
        assertFalse(steps.contains("TEMP B-TREE"), what);
        String first =
                plan.stream().filter(step -> step.contains(" k")).findFirst().orElseThrow();
        boolean everything = index.equality().isEmpty() && index.order().isEmpty();
        if (!everything) {
            assertTrue(first.startsWith("SEARCH"), what);
            assertTrue(
                    table.sideOf(index).isPresent()
                            ? first.contains("USING PRIMARY KEY")
                            : first.contains("masthead_submissions$" + index.name() + " "),
                    what);
        }
        bounds(index, query, first, what);
    }

    /** Every key and every bound must be a term of the search, not a filter behind it. */
    private static void bounds(IndexSpec index, Query query, String step, String what) {
        for (String key : index.equality()) {
            assertTrue(step.contains(key + "=?"), what);
        }
        index.order().ifPresent(key -> {
            boolean ascending = query.direction() == Query.Direction.ASCENDING;
            boolean low = query.after().isPresent() && ascending;
            boolean high = query.after().isPresent() && !ascending;
            assertTrue(step.contains(low ? "(" + key + ",id)>(?,?)" : key + ">?"), what);
            assertEquals(query.to().isPresent() || high, step.contains("<"), what);
        });
    }
}
