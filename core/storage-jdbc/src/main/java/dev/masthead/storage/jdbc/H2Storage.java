package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Properties;

/**
 * Opens record stores on H2 2.2 or newer, for tests. Its name is {@code h2}.
 *
 * <p>A store here is never {@link dev.masthead.spi.Capability#DURABLE}: H2 may lose what it has acknowledged when its process
 * is killed, whatever is set.
 *
 * <p>Settings: as in {@link PostgresStorage}; {@code url} is, for example, {@code jdbc:h2:file:/tmp/press} or {@code
 * jdbc:h2:mem:press}. The driver, {@code com.h2database:h2}, is found with the settings' class loader. Thread-safe.
 */
public final class H2Storage implements RecordStoreProvider {

    /** The name by which this provider is chosen. */
    public static final String NAME = "h2";

    private static final ServerStorage STORAGE = new ServerStorage(
            NAME, "jdbc:h2:", "com.h2database:h2", (limits, connector) -> () -> connector.connect(new Properties()));

    /** For the service loader, and for hosts. */
    public H2Storage() {}

    @Override
    public String name() {
        return NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws StoreException when the driver is missing, or the database cannot be reached or not be written; the message
     *     names the fix
     */
    @Override
    public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return STORAGE.open(settings, collections);
    }
}
