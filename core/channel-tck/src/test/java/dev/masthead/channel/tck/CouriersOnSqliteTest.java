package dev.masthead.channel.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Channel;
import dev.masthead.core.Courier;
import dev.masthead.core.Delivery;
import dev.masthead.core.Outbox;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.RecordStores;
import dev.masthead.spi.Batch;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two stores on one file, as two processes have them, share the work. */
class CouriersOnSqliteTest {

    private static final int ENTRIES = 2_000;

    @TempDir
    Path folder;

    private RecordStore open() {
        StoreSettings settings = StoreSettings.of(
                Map.of("path", folder.resolve("magazine.sqlite").toString()));
        return RecordStores.open("sqlite", settings, List.of(Outbox.COLLECTION));
    }

    @Test
    void eachOfTwoThousandIsDeliveredOnce() throws InterruptedException {
        Map<String, Integer> received = new ConcurrentHashMap<>();
        try (RecordStore first = open();
                RecordStore second = open()) {
            for (int i = 0; i < ENTRIES; i++) {
                first.commit(new Batch(Outbox.insert("r" + i, List.of("count"), Instant.now())));
            }
            try (Courier here = courier(first, received, "here");
                    Courier there = courier(second, received, "there")) {
                here.wake();
                there.wake();
                while (received.size() < ENTRIES) {
                    Thread.sleep(20);
                }
            }
            Outbox outbox = Outbox.in(first, Instant::now);
            assertEquals(
                    0, outbox.newest(OutboxEntry.State.PENDING, 1).entries().size());
            assertEquals(0, outbox.newest(OutboxEntry.State.DEAD, 1).entries().size());
        }
        assertTrue(received.values().stream().allMatch(times -> times == 1));
    }

    private static Courier courier(RecordStore store, Map<String, Integer> received, String node) {
        return Courier.builder(store).channel(new Count(received)).node(node).start();
    }

    private record Count(Map<String, Integer> received) implements Channel {
        @Override
        public String name() {
            return "count";
        }

        @Override
        public Delivery deliver(OutboxEntry entry) {
            received.merge(entry.id(), 1, Integer::sum);
            return Delivery.delivered();
        }
    }
}
