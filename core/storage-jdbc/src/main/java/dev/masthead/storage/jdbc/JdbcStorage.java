package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Opens record stores in the host's own database, through its {@link DataSource}.
 *
 * <p>The supported products are PostgreSQL 13, MariaDB 10.6, H2 2.2 (for tests) or newer, and SQLite. On a server, a connection is taken from the data
 * source for one operation, runs in auto-commit mode or its own transaction, and is given back at once as it came. Give the
 * pool itself, no proxy that joins the transactions of a framework. On SQLite, a store takes up to five connections,
 * one that writes and four that read, sets them up to be durable, and gives them back when it is closed: the pool must not
 * take them back earlier.
 *
 * <p>Settings: {@code prefix}, what the tables' names begin with, {@code masthead_} when not set; for servers also {@code
 * schema}, {@code statement-timeout} and {@code migrate}, as in {@link PostgresStorage}.
 */
public final class JdbcStorage implements RecordStoreProvider {

    private static final String NAME = "jdbc";
    static final Set<String> SETTINGS = Set.of(Place.SCHEMA, Place.PREFIX, Limits.STATEMENT_TIMEOUT, Opening.MIGRATE);

    private final DataSource dataSource;

    private JdbcStorage(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A provider that opens its stores in this database; nothing is connected before {@link #open}. */
    public static RecordStoreProvider on(DataSource dataSource) {
        return new JdbcStorage(Objects.requireNonNull(dataSource, "dataSource"));
    }

    /**
     * A provider whose stores write within the transaction that runs on this connection: what is committed to them is
     * there when the host commits, together with what the host has written, and gone when it rolls back.
     *
     * <p>The host begins, commits and rolls back, and closes the connection; a store does none of it. Each batch has a
     * savepoint: one that fails is taken back alone, and the host's transaction goes on. Nothing is tried again inside: a
     * {@link dev.masthead.spi.StoreException} that is no verdict means that the host should roll back and begin anew. A
     * commit in auto-commit mode is refused. Tables are only checked: open a store that does not join first. Such a store
     * is neither {@link dev.masthead.spi.Capability#DURABLE} nor {@link dev.masthead.spi.Capability#SHARED}, as the
     * host's commit decides, it is used by the connection's own thread, and it cannot be on SQLite.
     */
    public static RecordStoreProvider joining(Connection connection) {
        Objects.requireNonNull(connection, "connection");
        return new JoinedStorage(() -> connection, false);
    }

    /**
     * The same for a data source whose {@code getConnection} gives the connection of the caller's transaction, and whose
     * connections may be closed without ending it, such as Spring's {@code TransactionAwareDataSourceProxy}: one store
     * for all transactions, opened once.
     */
    public static RecordStoreProvider joining(DataSource dataSource) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new JoinedStorage(dataSource::getConnection, true);
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws dev.masthead.spi.StoreException when the database is not a supported product; the message names those
     */
    @Override
    public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return new Opening(NAME, settings, SETTINGS, collections).borrowed(dataSource::getConnection);
    }

    /**
     * The statements that opening would run in an empty database: for hosts that run their own migrations and open with
     * the setting {@code migrate} set to {@code off}.
     *
     * @param product {@code postgresql}, {@code mariadb}, {@code h2} or {@code sqlite}
     * @param settings {@code schema} and {@code prefix} count, others are not looked at
     * @param collections what will be opened
     * @return in their order, without semicolons
     * @throws IllegalArgumentException when it is another product, which the message names beside those, or when SQLite
     *     is given a schema
     */
    public static List<String> ddl(String product, StoreSettings settings, List<CollectionSpec> collections) {
        Tables.checkDistinct(collections);
        Dialect dialect = Dialects.named(product);
        if (dialect.hasOneWriter() && settings.get(Place.SCHEMA).isPresent()) {
            throw new IllegalArgumentException("The store '" + product + "' has no setting 'schema'");
        }
        return new Tables(Place.of(settings), dialect, collections).creation();
    }
}
