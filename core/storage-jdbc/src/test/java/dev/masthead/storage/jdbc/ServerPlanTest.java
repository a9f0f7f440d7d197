package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** S-26 and the cost half of S-30 on servers: on tables full of ties that were never analysed. */
@ExtendWith(Servers.class)
class ServerPlanTest {

    private static final int RECORDS = 3_000;

    private final PostgresServer postgres;

    ServerPlanTest(PostgresServer postgres) {
        this.postgres = postgres;
    }

    @Test
    void postgresReadsAStretchOfTheDeclaredIndexAndSortsNothing() throws Exception {
        StoreSettings place = postgres.freshPlace();
        fill(place);
        for (String mode : List.of("force_generic_plan", "force_custom_plan")) {
            try (Session session = own(place)) {
                session.update("SET plan_cache_mode = " + mode);
                checkPostgres(session, place.get("prefix").orElseThrow());
            }
        }
    }

    @Test
    void postgresDoesSoOnTheHostsConnectionsTooAndLeavesThemAsTheyWere() throws Exception {
        StoreSettings place = postgres.freshPlace();
        fill(place);
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

    private static void fill(StoreSettings place) {
        try (RecordStore store = new PostgresStorage().open(place, List.of(Outbox.SUBMISSIONS))) {
            for (int from = 0; from < RECORDS; from += 500) {
                Batch.Builder batch = Batch.builder();
                for (int i = from; i < from + 500; i++) {
                    batch.insert("submissions", "s" + i, "{\"receipt\":\"r" + i + "\"}");
                }
                store.commit(batch.build());
            }
            assertEquals(
                    RECORDS,
                    store.count(
                            Query.of("submissions", "by_form")
                                    .equal("form", "contact")
                                    .build(),
                            10_000));
        }
    }

    private static Session own(StoreSettings place) throws Exception {
        String url = place.get("url").orElseThrow();
        return SessionSource.own(
                        () -> DriverManager.getConnection(url, place.get("user").orElseThrow(), ""), Limits.DEFAULT)
                .open();
    }
}
