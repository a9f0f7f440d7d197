package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.RecordStoreProvider;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements for hosts that run their own migrations: with them, opening has nothing left to do. */
abstract class DefinitionRules {

    private static final List<CollectionSpec> COLLECTIONS = List.of(Outbox.SUBMISSIONS, Outbox.DELIVERIES);

    private final RecordStoreProvider provider;

    DefinitionRules(RecordStoreProvider provider) {
        this.provider = provider;
    }

    abstract StoreSettings place();

    @Test
    void storeOpensOnTablesThatAScriptHasMade() throws Exception {
        StoreSettings place = place().with("migrate", "off");
        StoreException refusal = assertThrows(StoreException.class, () -> provider.open(place, COLLECTIONS));
        assertTrue(String.valueOf(refusal.getMessage()).contains("[submissions, deliveries]"), refusal.getMessage());
        assertTrue(String.valueOf(refusal.getMessage()).contains("JdbcStorage.ddl"), refusal.getMessage());
        run(place, JdbcStorage.ddl(provider.name(), place, COLLECTIONS));
        try (RecordStore store = provider.open(place, COLLECTIONS)) {
            store.commit(Outbox.pair("a"));
            assertEquals(1, store.get("deliveries", "a").orElseThrow().version());
        }
        try (RecordStore store = provider.open(place.with("migrate", "on"), COLLECTIONS)) {
            store.commit(Outbox.pair("b"));
        }
    }

    private static void run(StoreSettings place, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        place.get("url").orElseThrow(), place.get("user").orElse(""), "");
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
