package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Opens record stores in the host's own database, through its {@link DataSource}.
 *
 * <p>The supported product is SQLite. A store takes up to five connections from the data source, one that writes and four
 * that read, sets them up to be durable, and gives them back when it is closed: the pool must not take them back earlier.
 *
 * <p>Setting: {@code prefix}, what the tables' names begin with, {@code masthead_} when not set.
 */
public final class JdbcStorage implements RecordStoreProvider {

    private static final String NAME = "jdbc";

    private final DataSource dataSource;

    private JdbcStorage(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A provider that opens its stores in this database; nothing is connected before {@link #open}. */
    public static RecordStoreProvider on(DataSource dataSource) {
        return new JdbcStorage(Objects.requireNonNull(dataSource, "dataSource"));
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
        Opening.checkNames(NAME, settings, Set.of(Opening.PREFIX));
        return Opening.open(NAME, dataSource::getConnection, settings, collections);
    }
}
