package dev.masthead.examples.redis;

import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Set;

/**
 * Opens record stores on Redis 7 or Valkey. Its name is {@code redis}; its settings are those of {@link RedisSettings}.
 *
 * <p>A commit is one script on the server, so it is atomic and costs one round trip. What a store promises depends on how
 * its server is run, and is read when the store is opened: always {@link Capability#SHARED}; {@link
 * Capability#PERSISTENT} with {@code appendonly yes}; {@link Capability#DURABLE} when the server also waits for the disk
 * before it answers ({@code appendfsync always}). What is missing is warned about by name. Thread-safe.
 */
public final class RedisStorage implements RecordStoreProvider {

    /** The name by which this provider is chosen. */
    public static final String NAME = "redis";

    /** For the service loader, and for hosts. */
    public RedisStorage() {}

    @Override
    public String name() {
        return NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws StoreException when the server cannot be reached, refuses the password, is a replica, is older than Redis
     *     7, or may evict records
     */
    @Override
    public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        RedisServer server = new RedisServer(RedisSettings.of(settings));
        try {
            Set<Capability> capabilities = new ServerReport(server).capabilities();
            settings.checkRequired(NAME, capabilities);
            Schema schema = new Schema(server.settings().prefix());
            List<RedisCollection> declared = collections.stream()
                    .map(spec -> new RedisCollection(server.settings().prefix(), spec))
                    .toList();
            return new RedisStore(server, schema, new Migration(server, schema, declared).opened(), capabilities);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }
}
