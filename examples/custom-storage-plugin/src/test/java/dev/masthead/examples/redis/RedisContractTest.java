package dev.masthead.examples.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.Processes;
import dev.masthead.storage.tck.RecordStoreContract;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of the SPI, on a server that is durable. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisContractTest extends RecordStoreContract {

    private final AtomicInteger places = new AtomicInteger();
    private @Nullable RedisProcess server;

    @BeforeAll
    void startServer(@TempDir Path folder) throws Exception {
        server = RedisProcess.durable(folder);
    }

    @AfterAll
    void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return new RedisStorage().open(settings, collections);
    }

    @Override
    protected StoreSettings fresh() {
        RedisProcess running = Objects.requireNonNull(server);
        return StoreSettings.of(Map.of("url", running.url(), "prefix", "place" + places.incrementAndGet()));
    }

    @Override
    protected Optional<Processes> processes() {
        return Optional.of(Processes.opening(new RedisStorage()).server(Objects.requireNonNull(server)));
    }

    @Test
    void declaresEverything() {
        try (RecordStore store = open(fresh(), List.of())) {
            assertEquals(EnumSet.allOf(Capability.class), store.capabilities());
        }
    }
}
