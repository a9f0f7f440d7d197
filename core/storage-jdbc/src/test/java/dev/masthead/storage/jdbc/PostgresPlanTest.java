package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.Query;
import dev.masthead.spi.StoreSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** S-26 and the cost half of S-30: on tables full of ties that were never analysed. */
@ExtendWith(Servers.class)
class PostgresPlanTest {

    private final PostgresServer postgres;

    PostgresPlanTest(PostgresServer postgres) {
        this.postgres = postgres;
    }

    @Test
    void postgresReadsAStretchOfTheDeclaredIndexAndSortsNothing() throws Exception {
        StoreSettings place = postgres.freshPlace();
        Plans.fill(new PostgresStorage(), place);
        for (String mode : List.of("force_generic_plan", "force_custom_plan")) {
            try (Session session = Plans.session(place)) {
                session.update("SET plan_cache_mode = " + mode);
                checkPostgres(session, place.get("prefix").orElseThrow());
            }
        }
    }

    @Test
    void postgresDoesSoOnTheHostsConnectionsTooAndLeavesThemAsTheyWere() throws Exception {
        StoreSettings place = postgres.freshPlace();
        Plans.fill(new PostgresStorage(), place);
        ConnectionSource host = postgres.pool(true)::getConnection;
        try (Session session = SessionSource.borrowed(host, Limits.DEFAULT).open()) {
            String sorts = "SELECT current_setting('enable_sort')";
            IndexQuery asked = new IndexQuery(
                    submissions(place.get("prefix").orElseThrow()),
                    Query.of("submissions", "by_received")
                            .to(Instant.parse("2027-01-01T00:00:00Z"))
                            .build());
            List<String> plan =
                    session.readInOrder("EXPLAIN " + asked.pageSql(), row -> row.getString(1), asked.parameters(21));
            assertFalse(String.join("\n", plan).contains("Sort"), plan.toString());
            assertEquals("on", session.first(sorts, row -> row.getString(1)).orElseThrow());
            assertEquals(20, asked.page(session).records().size());
        }
    }

    private static void checkPostgres(Session session, String prefix) throws Exception {
        CollectionTable table = submissions(prefix);
        for (IndexSpec index : Outbox.SUBMISSIONS.indexes()) {
            for (Query query : QueryShapes.of(index)) {
                IndexQuery asked = new IndexQuery(table, query);
                for (String sql : List.of(asked.pageSql(), asked.countSql())) {
                    String plan = String.join(
                            "\n",
                            session.read(
                                    "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) " + sql,
                                    row -> row.getString(1),
                                    asked.parameters(21)));
                    String what = index.name() + " " + query.direction() + "\n" + sql + "\n" + plan;
                    for (String stray : List.of("Sort", "Seq Scan", "Bitmap", "Hash", "Merge", "Rows Removed")) {
                        assertFalse(plan.contains(stray), what);
                    }
                    String name = table.sideOf(index)
                            .map(side -> side.name() + "_pkey")
                            .or(() -> table.sqlIndex(index))
                            .orElse(table.name() + "_pkey");
                    assertTrue(plan.contains("using \"" + name + "\"") || plan.contains("using " + name + " "), what);
                }
            }
        }
    }

    private static CollectionTable submissions(String prefix) {
        return new CollectionTable(new Place(Optional.empty(), prefix), Outbox.SUBMISSIONS, new PostgresDialect());
    }
}
