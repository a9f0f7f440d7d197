package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Opens record stores that write within the host's transactions. */
final class JoinedStorage implements RecordStoreProvider {

    private static final String NAME = "jdbc-joining";

    private final ConnectionSource source;
    private final boolean closes;

    /** On the connections of this source, which are closed after each operation or not at all. */
    JoinedStorage(ConnectionSource source, boolean closes) {
        this.source = source;
        this.closes = closes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        Set<String> known = new TreeSet<>(JdbcStorage.SETTINGS);
        known.remove(Opening.MIGRATE);
        Opening opening = new Opening(NAME, settings, known, collections);
        return opening.joined(SessionSource.joined(source, closes, opening.limits()));
    }
}
