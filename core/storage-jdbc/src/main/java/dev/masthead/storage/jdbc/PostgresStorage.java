package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Properties;

/**
 * Opens record stores on PostgreSQL 13 or newer. Its name is {@code postgresql}.
 *
 * <p>Settings: {@code url}, required, for example {@code
 * jdbc:postgresql://db1,db2/press?targetServerType=primary}; {@code user} and {@code password}; {@code schema}, made when
 * it is not there, the connection's own when not set; {@code prefix}, what the tables' names begin with, {@code masthead_}
 * when not set; {@code connections}, the most at once, 1 to 200, 8 when not set; {@code statement-timeout} in seconds, 1
 * to 3,600, 15 when not set; {@code migrate}, {@code on} when not set, or {@code off}: tables are then only checked, see
 * {@link JdbcStorage#ddl}.
 *
 * <p>A commit is one round trip. What is acknowledged is as safe as the server makes it: settings that lose data are
 * warned about by name, and such a store is not {@link dev.masthead.spi.Capability#DURABLE}. The driver, {@code
 * org.postgresql:postgresql}, is found with the settings' class loader. Thread-safe.
 */
public final class PostgresStorage implements RecordStoreProvider {

    /** The name by which this provider is chosen. */
    public static final String NAME = "postgresql";

    private static final ServerStorage STORAGE =
            new ServerStorage(NAME, "jdbc:postgresql:", "org.postgresql:postgresql", PostgresStorage::connections);

    /** For the service loader, and for hosts. */
    public PostgresStorage() {}

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

    private static ConnectionSource connections(Limits limits, ServerStorage.Connector connector) {
        Properties properties = new Properties();
        // The server breaks a statement off in time; this is for a server, or a standby, that does not answer any more.
        properties.setProperty("socketTimeout", Integer.toString(2 * limits.seconds()));
        // What the server says in detail may be a row with all its values.
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("tcpKeepAlive", "true");
        return () -> connector.connect(properties);
    }
}
