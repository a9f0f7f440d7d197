package dev.masthead.core;

import dev.masthead.spi.Capability;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Set;

/**
 * Opens stores that live in memory, for tests and for trying things out: what they hold is gone when they are closed.
 *
 * <p>Its name is {@code memory}; it takes no settings and has no {@link Capability}. Each call of {@link #open} gives an
 * empty store of its own. Thread-safe.
 */
public final class MemoryStorage implements RecordStoreProvider {

    /** The name by which this provider is chosen. */
    public static final String NAME = "memory";

    static final Set<Capability> CAPABILITIES = Set.of();

    /** For the service loader, and for hosts. */
    public MemoryStorage() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        if (!settings.names().isEmpty()) {
            throw new IllegalArgumentException("The store 'memory' takes no settings; remove " + settings.names());
        }
        settings.checkRequired(NAME, CAPABILITIES);
        return new MemoryStore(collections);
    }
}
