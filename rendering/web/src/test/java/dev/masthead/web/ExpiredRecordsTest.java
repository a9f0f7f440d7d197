package dev.masthead.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.MemoryStorage;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.Quota;
import dev.masthead.forms.Claims;
import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A magazine removes what means nothing any more, whatever else it was told to do. */
class ExpiredRecordsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T08:00:00Z");

    private final RecordStore store = new MemoryStorage().open(StoreSettings.none(), MastheadBuilder.COLLECTIONS);

    private void put(String collection, String id, String payload) {
        store.commit(Batch.builder().insert(collection, id, payload).build());
    }

    private void putEntry(String subject, OutboxEntry.State state, Instant settledAt) {
        put("outbox", subject + ":mail", """
                {"id":"%1$s:mail","channel":"mail","subject":"%1$s","state":"%2$s","dueAt":"%3$s","attempts":1,
                "unresolved":0,"createdAt":"%3$s","triedSince":"%3$s","settledAt":"%3$s"}""".formatted(subject, state.key(), settledAt));
    }

    private boolean isKept(String collection, String id) {
        return store.get(collection, id).isPresent();
    }

    @Test
    void deliveriesQuotasAndClaimsGoAlsoWithoutAnyChannel() {
        putEntry("old", OutboxEntry.State.DELIVERED, NOW.minus(Duration.ofDays(8)));
        putEntry("young", OutboxEntry.State.DELIVERED, NOW.minus(Duration.ofDays(6)));
        putEntry("dead", OutboxEntry.State.DEAD, NOW.minus(Duration.ofDays(800)));
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        put(Quota.COLLECTION.name(), "quota", "{\"expiresAt\":\"" + yesterday + "\",\"uses\":{}}");
        put(Claims.COLLECTION.name(), "claim", "{\"owner\":\"post\",\"until\":\"" + yesterday + "\"}");
        try (Masthead masthead = Masthead.builder()
                .storage(new Ready(store))
                .clock(() -> NOW)
                .keepDelivered(Duration.ofDays(7))
                .build()) {
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
                while (isKept("outbox", "old:mail") || isKept("quotas", "quota") || isKept("claims", "claim")) {
                    Thread.sleep(2);
                }
            });
            assertTrue(isKept("outbox", "young:mail"));
            assertEquals(
                    1,
                    masthead.outbox()
                            .newest(OutboxEntry.State.DEAD, 10)
                            .entries()
                            .size());
        }
    }

    /** Gives a store that is open already. */
    private record Ready(RecordStore store) implements RecordStoreProvider {

        @Override
        public String name() {
            return "ready";
        }

        @Override
        public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
            return store;
        }
    }
}
