package dev.masthead.forms;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Courier;
import dev.masthead.core.MemoryStorage;
import dev.masthead.core.Outbox;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Instant END = Instant.parse("2026-05-04T10:15:30.123456Z");

    private final RecordStore store =
            new MemoryStorage().open(StoreSettings.none(), List.of(Claims.COLLECTION, Outbox.COLLECTION));
    private final Claims claims = new Claims(store);

    @AfterEach
    void close() {
        store.close();
    }

    private boolean isKept(String id) {
        return store.get(Claims.COLLECTION.name(), id).isPresent();
    }

    @Test
    void aClaimIsOnePostsHoweverOftenItComes() {
        assertTrue(claims.take("puzzle", "post", END));
        assertTrue(claims.take("puzzle", "post", END));
        assertFalse(claims.take("puzzle", "another", END));
    }

    @Test
    void aCourierForgetsClaimsAnHourAfterTheirEnd() {
        claims.take("old", "post", END);
        claims.take("new", "post", END.plusSeconds(1));
        Instant now = END.plus(Duration.ofHours(1)).plusMillis(500);
        Courier courier =
                Courier.builder(store).expiry(Claims.EXPIRY).clock(() -> now).start();
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            while (isKept("old")) {
                Thread.sleep(2);
            }
        });
        courier.close();
        assertTrue(isKept("new"));
    }
}
