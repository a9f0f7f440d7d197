package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.StoreSettings;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MariaAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "loadbalance", "load-balance-read", "replication"})
    void anAddressWithWhichTheDriverReplacesConnectionsByItselfIsRefused(String mode) {
        StoreSettings settings = StoreSettings.of(Map.of("url", "jdbc:mariadb:" + mode + "://db1,db2/press"));
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new MariaStorage().open(settings, List.of()));
        assertTrue(String.valueOf(refusal.getMessage()).contains("jdbc:mariadb://db1,db2/press"), refusal.getMessage());
    }

    @Test
    void aConnectionThatTheDriverHasReplacedInTheMiddleOfAStatementCountsAsLost() {
        SQLTransientConnectionException replaced = new SQLTransientConnectionException(
                "Driver has reconnect connection after a communications link failure", "25S03");
        assertEquals(Failure.LOST, new MariaDialect().classify(replaced));
    }
}
