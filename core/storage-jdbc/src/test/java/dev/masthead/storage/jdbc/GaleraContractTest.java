package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.tck.Processes;
import dev.masthead.storage.tck.RecordStoreContract;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every opening is on another node: what one has acknowledged, the others read at once. */
@ExtendWith(Servers.class)
class GaleraContractTest extends RecordStoreContract {

    private final GaleraCluster cluster;
    private final AtomicInteger openings = new AtomicInteger();

    GaleraContractTest(GaleraCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    protected RecordStore open(StoreSettings settings, List<CollectionSpec> collections) {
        return new MariaStorage().open(cluster.on(openings.getAndIncrement(), settings), collections);
    }

    @Override
    protected StoreSettings fresh() {
        return cluster.freshPlace();
    }

    /** The cluster is handed in: no other process knows its nodes. */
    @Override
    protected Optional<Processes> processes() {
        return Optional.empty();
    }
}
