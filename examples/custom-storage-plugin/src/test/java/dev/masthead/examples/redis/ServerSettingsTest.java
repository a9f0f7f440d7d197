package dev.masthead.examples.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.Batch;
import dev.masthead.spi.Capability;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import dev.masthead.spi.UnknownOutcomeException;
import dev.masthead.spi.UnsupportedCapabilityException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Protocol.Command;

/** What a server's own settings do to a store: promised is what they are good for, refused is what loses records. */
class ServerSettingsTest {

    @TempDir
    Path folder;

    @Test
    void serverThatWaitsForItsDiskIsDurable() throws Exception {
        assertEquals(EnumSet.allOf(Capability.class), capabilities("--appendonly", "yes", "--appendfsync", "always"));
    }

    @Test
    void serverThatDoesNotWaitIsPersistentOnly() throws Exception {
        Set<Capability> persistent = EnumSet.of(Capability.PERSISTENT, Capability.SHARED);
        assertEquals(persistent, capabilities("--appendonly", "yes", "--appendfsync", "everysec"));
        assertEquals(
                persistent,
                capabilities("--appendonly", "yes", "--appendfsync", "always", "--no-appendfsync-on-rewrite", "yes"));
    }

    @Test
    void serverThatKeepsNothingIsShared() throws Exception {
        assertEquals(EnumSet.of(Capability.SHARED), capabilities("--appendonly", "no"));
    }

    @Test
    void whatIsRequiredAndMissingIsRefused() throws Exception {
        try (RedisProcess server = RedisProcess.started(folder)) {
            StoreSettings demanding = Letters.at(server.url(), "p").require(Capability.DURABLE);
            assertThrows(UnsupportedCapabilityException.class, () -> Letters.open(demanding, Letters.PLAIN));
        }
    }

    private Set<Capability> capabilities(String... options) throws Exception {
        try (RedisProcess server = RedisProcess.started(folder, options);
                RecordStore store = Letters.open(Letters.at(server.url(), "p"), Letters.PLAIN)) {
            return store.capabilities();
        }
    }

    @Test
    void wrongOrMissingPasswordIsRefusedWithoutBeingRepeated() throws Exception {
        try (RedisProcess server = RedisProcess.started(folder, "--requirepass", "open sesame")) {
            StoreSettings place = Letters.at(server.url(), "p");
            assertTrue(refusal(place).contains("'password'"));
            String refusal = refusal(place.with("password", "mellon"));
            assertTrue(refusal.contains("'password'"), refusal);
            assertFalse(refusal.contains("mellon"), refusal);
            Letters.open(place.with("password", "open sesame"), Letters.PLAIN).close();
        }
    }

    @Test
    void userWhoMayNotReadTheConfigurationGetsNoDurableStore() throws Exception {
        Path users = Files.writeString(
                folder.resolve("users"), "user default off\nuser masthead on >sesame ~{p}:* +@all -config\n");
        try (RedisProcess server = RedisProcess.started(
                folder, "--appendonly", "yes", "--appendfsync", "always", "--aclfile", users.toString())) {
            StoreSettings place =
                    Letters.at(server.url(), "p").with("user", "masthead").with("password", "sesame");
            try (RecordStore store = Letters.open(place, Letters.BY_TOWN)) {
                store.commit(Letters.letter("a", "Aston"));
                assertEquals(Set.of("a"), Letters.from(store, "Aston"));
                assertEquals(EnumSet.of(Capability.PERSISTENT, Capability.SHARED), store.capabilities());
            }
            assertTrue(refusal(place.with("prefix", "other")).contains("does not allow"));
        }
    }

    @Test
    void replicaIsRefused(@TempDir Path other) throws Exception {
        try (RedisProcess primary = RedisProcess.started(folder);
                RedisProcess replica = RedisProcess.started(other, "--replicaof", "127.0.0.1 " + primary.port())) {
            assertTrue(refusal(Letters.at(replica.url(), "p")).contains("replica"));
        }
    }

    @Test
    void serverThatEvictsRecordsIsRefused() throws Exception {
        try (RedisProcess server = RedisProcess.started(folder, "--maxmemory-policy", "allkeys-lru")) {
            assertTrue(refusal(Letters.at(server.url(), "p")).contains("maxmemory-policy noeviction"));
        }
    }

    @Test
    void fullMemoryRefusesWritesAndChangesNothing() throws Exception {
        try (RedisProcess server = RedisProcess.durable(folder);
                RecordStore store = Letters.open(Letters.at(server.url(), "p"), Letters.BY_TOWN)) {
            store.commit(Letters.letter("a", "Aston"));
            set(server, "maxmemory", "1");
            Batch batch = Batch.builder()
                    .replace("letters", "a", 1, "\"Bath\"")
                    .insert("letters", "b", "\"Aston\"")
                    .build();
            StoreException full = assertThrows(StoreException.class, () -> store.commit(batch));
            assertFalse(full instanceof UnknownOutcomeException);
            assertTrue(String.valueOf(full.getMessage()).contains("maxmemory"), full::toString);
            assertEquals(Set.of("a"), Letters.from(store, "Aston"));
            assertEquals(1, store.get("letters", "a").orElseThrow().version());
            store.commit(Batch.builder().delete("receipts", "a", 1).build());
            set(server, "maxmemory", "0");
            store.commit(batch);
            assertEquals(Set.of("b"), Letters.from(store, "Aston"));
        }
    }

    @Test
    void forgottenScriptsAreSentAgain() throws Exception {
        try (RedisProcess server = RedisProcess.durable(folder);
                RecordStore store = Letters.open(Letters.at(server.url(), "p"), Letters.BY_TOWN)) {
            store.commit(Letters.letter("a", "Aston"));
            command(server, Command.SCRIPT, "FLUSH");
            store.commit(Letters.letter("b", "Aston"));
            assertEquals(Set.of("a", "b"), Letters.from(store, "Aston"));
        }
    }

    @Test
    void nodeOfAClusterTakesThePrefixThatBelongsToIt() throws Exception {
        try (RedisProcess server = RedisProcess.started(folder, "--cluster-enabled", "yes", "--appendonly", "yes")) {
            assertTrue(refusal(Letters.at(server.url(), "p")).contains("cluster"));
            command(server, Command.CLUSTER, "ADDSLOTSRANGE", "0", "16383");
            while (!clusterIsUp(server)) {
                Thread.onSpinWait();
            }
            Letters.open(Letters.at(server.url(), "p"), Letters.PLAIN).close();
            try (RecordStore store = Letters.open(Letters.at(server.url(), "p"), Letters.BY_TOWN)) {
                store.commit(Letters.letter("a", "Aston"));
                assertEquals(Set.of("a"), Letters.from(store, "Aston"));
            }
        }
    }

    @Test
    void dataOfALaterVersionIsRefused() throws Exception {
        try (RedisProcess server = RedisProcess.durable(folder)) {
            StoreSettings place = Letters.at(server.url(), "p");
            Letters.open(place, Letters.PLAIN).close();
            command(server, Command.HSET, "{p}:schema", "format", "2");
            assertTrue(refusal(place).contains("later version"));
        }
    }

    private static boolean clusterIsUp(RedisProcess server) {
        return Reply.text((byte[]) Objects.requireNonNull(command(server, Command.CLUSTER, "INFO")))
                .contains("cluster_state:ok");
    }

    private static void set(RedisProcess server, String name, String value) {
        command(server, Command.CONFIG, "SET", name, value);
    }

    private static @Nullable Object command(RedisProcess server, Command command, String... arguments) {
        StoreSettings direct = StoreSettings.of(Map.of("url", server.url()));
        try (RedisServer connection = new RedisServer(RedisSettings.of(direct))) {
            return connection.command(
                    command, List.of(arguments).stream().map(Reply::bytes).toArray(byte[][]::new));
        }
    }

    private static String refusal(StoreSettings settings) {
        StoreException refusal = assertThrows(StoreException.class, () -> Letters.open(settings, Letters.PLAIN));
        return String.valueOf(refusal.getMessage());
    }
}
