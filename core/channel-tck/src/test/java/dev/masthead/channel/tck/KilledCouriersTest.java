package dev.masthead.channel.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.core.Outbox;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.RecordStores;
import dev.masthead.spi.Batch;
import dev.masthead.spi.Query;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they deliver: nothing is lost, and few things are delivered twice, none a third time. */
class KilledCouriersTest {

    private static final int ENTRIES = 1_000;
    private static final int KILLS = 12;
    private static final int PLACES = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Process start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CourierProcess.class.getName(),
                        database().toString(),
                        lines().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals("ready", process.inputReader(StandardCharsets.UTF_8).readLine());
        return process;
    }

    private Path database() {
        return folder.resolve("magazine.sqlite");
    }

    private Path lines() {
        return folder.resolve("delivered.txt");
    }

    @Test
    void nothingIsLostAndFewAreDeliveredTwice() throws IOException, InterruptedException {
        Files.createFile(lines());
        StoreSettings settings = StoreSettings.of(Map.of("path", database().toString()));
        try (RecordStore store = RecordStores.open("sqlite", settings, List.of(Outbox.COLLECTION))) {
            for (int i = 0; i < ENTRIES; i++) {
                store.commit(new Batch(Outbox.insert("r" + i, List.of("lines"), Instant.now())));
            }
            Outbox outbox = Outbox.in(store, Instant::now);
            for (int kill = 0; kill < KILLS; kill++) {
                Process process = start();
                Thread.sleep(100 + 17 * kill);
                process.destroyForcibly().onExit().join();
            }
            finish(outbox);
            judge(store, outbox);
        }
    }

    private void finish(Outbox outbox) throws IOException, InterruptedException {
        Process last = start();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!outbox.newest(OutboxEntry.State.PENDING, 1).entries().isEmpty()) {
                assertTrue(System.nanoTime() < end, "deliveries do not end");
                Thread.sleep(20);
            }
        } finally {
            last.destroyForcibly().onExit().join();
        }
    }

    private void judge(RecordStore store, Outbox outbox) throws IOException {
        Map<String, Long> times = Files.readAllLines(lines()).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Query all = Query.of(Outbox.COLLECTION.name(), "all").limit(ENTRIES).build();
        assertEquals(ENTRIES, store.query(all).records().size());
        int dead = 0;
        int again = 0;
        for (int i = 0; i < ENTRIES; i++) {
            OutboxEntry entry = outbox.find("r" + i + ":lines").orElseThrow();
            boolean delivered = entry.state() == OutboxEntry.State.DELIVERED;
            dead += delivered ? 0 : 1;
            again += entry.attempts() > 1 ? 1 : 0;
            assertTrue(!delivered || times.containsKey(entry.id()), "lost: " + entry);
            assertTrue(delivered || entry.reason().equals(Optional.of("unknown-twice")), entry.toString());
        }
        long most = times.values().stream().mapToLong(n -> n).max().orElse(0);
        long twice = times.values().stream().filter(n -> n > 1).count();
        System.out.println("Couriers killed " + KILLS + " times: " + ENTRIES + " entries, tried again " + again
                + ", delivered twice " + twice + ", dead letters " + dead);
        assertTrue(again > 0, "no kill hit a delivery");
        assertTrue(most <= 2, "delivered " + most + " times");
        assertTrue(twice <= (long) KILLS * PLACES, "delivered twice: " + twice);
        assertTrue(dead <= KILLS * PLACES / 2, "dead letters: " + dead);
    }
}
