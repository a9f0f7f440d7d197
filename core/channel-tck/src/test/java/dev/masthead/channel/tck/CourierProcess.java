package dev.masthead.channel.tck;

import dev.masthead.core.Channel;
import dev.masthead.core.Courier;
import dev.masthead.core.Delivery;
import dev.masthead.core.Outbox;
import dev.masthead.core.OutboxEntry;
import dev.masthead.core.RecordStores;
import dev.masthead.core.RetryPlan;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A process that delivers into a file, one line each, until it is killed. */
final class CourierProcess {

    private static final long ANSWER_NANOS = 10_000_000;

    private CourierProcess() {}

    /** Takes the database and the file. */
    public static void main(String[] arguments) throws IOException {
        RecordStore store =
                RecordStores.open("sqlite", StoreSettings.of(Map.of("path", arguments[0])), List.of(Outbox.COLLECTION));
        Courier courier = Courier.builder(store)
                .channel(new Lines(Path.of(arguments[1])))
                .poll(Duration.ofMillis(20))
                .tolerance(Duration.ofMillis(500))
                .retry(new RetryPlan(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofHours(1)))
                .start();
        System.out.println("ready");
        // Until the end of the input: a parent that is gone leaves no process behind.
        System.in.readAllBytes();
        courier.close();
        store.close();
    }

    private record Lines(Path file) implements Channel {
        @Override
        public String name() {
            return "lines";
        }

        @Override
        public Limits limits() {
            return new Limits(4, Optional.of(Duration.ofMillis(3)), Duration.ofSeconds(1));
        }

        @Override
        public Delivery deliver(OutboxEntry entry) {
            try {
                byte[] line = (entry.id() + "\n").getBytes(StandardCharsets.UTF_8);
                Files.write(file, line, StandardOpenOption.APPEND);
                // The receiver's answer takes a while: here a kill hurts most.
                LockSupport.parkNanos(ANSWER_NANOS);
                return Delivery.delivered();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
