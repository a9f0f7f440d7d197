package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class GaleraStorageTest {

    private final GaleraCluster cluster;

    GaleraStorageTest(GaleraCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void statementsThatANodePreparesAreRefused() {
        StoreSettings place = cluster.freshPlace();
        StoreSettings preparing = place.with("url", cluster.url("press") + "?useServerPrepStmts=true");
        StoreException refused =
                assertThrows(StoreException.class, () -> new MariaStorage().open(preparing, List.of()));
        assertTrue(String.valueOf(refused.getMessage()).contains("useServerPrepStmts"), refused::toString);
        new MariaStorage().open(place, List.of()).close();
    }
}
