package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.util.List;

/**
 * Opens record stores on MariaDB 10.6 or newer, alone or as a Galera cluster. Its name is {@code mariadb}.
 *
 * <p>Settings: as in {@link PostgresStorage}; {@code url} is, for example, {@code
 * jdbc:mariadb://db1,db2,db3/press}, and {@code schema} names a database. Several hosts are tried in their order for each new
 * connection; an address with which the driver replaces a connection by itself ({@code jdbc:mariadb:sequential:} and the
 * like) is refused, since nobody would be told what has become of a commit, nor set the new connection up.
 *
 * <p>A commit is one round trip. On a Galera cluster, each read waits for what the other nodes have acknowledged. The driver,
 * {@code org.mariadb.jdbc:mariadb-java-client}, is found with the settings' class loader. Thread-safe.
 */
public final class MariaStorage implements RecordStoreProvider {

    /** The name by which this provider is chosen. */
    public static final String NAME = "mariadb";

    private static final ServerStorage STORAGE =
            new ServerStorage(NAME, "jdbc:mariadb:", "org.mariadb.jdbc:mariadb-java-client", MariaConnections::new);

    /** For the service loader, and for hosts. */
    public MariaStorage() {}

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
        if (settings.get(ServerStorage.URL).filter(MariaStorage::reconnects).isPresent()) {
            throw new IllegalArgumentException(
                    "The store 'mariadb' takes no setting 'url' with which the driver changes"
                            + " the server in the middle of its work; write jdbc:mariadb://db1,db2/press, without a mode: the"
                            + " hosts are tried in their order for each new connection");
        }
        return STORAGE.open(settings, collections);
    }

    private static boolean reconnects(String url) {
        return url.matches("jdbc:mariadb:[a-zA-Z-]+:.*");
    }
}
