package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.sql.DriverManager;
import java.util.List;

/** Tables full of ties that were never analysed. */
final class Plans {

    private static final int RECORDS = 3_000;

    private Plans() {}

    static void fill(RecordStoreProvider provider, StoreSettings place) {
        try (RecordStore store = provider.open(place, List.of(Outbox.SUBMISSIONS))) {
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

    /** A connection as the store has them. */
    static Session session(StoreSettings place) throws Exception {
        String url = place.get("url").orElseThrow();
        return SessionSource.own(
                        () -> DriverManager.getConnection(url, place.get("user").orElseThrow(), ""), Limits.DEFAULT)
                .open();
    }
}
