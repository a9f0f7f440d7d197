package dev.masthead.storage.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.masthead.spi.Batch;
import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.KeyType;
import dev.masthead.spi.Keys;
import dev.masthead.spi.RecordStore;
import dev.masthead.spi.StoreException;
import dev.masthead.spi.StoreSettings;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PostgresStorageTest extends ServerRules {

    private final PostgresServer server;

    PostgresStorageTest(PostgresServer server) {
        super(server, new PostgresStorage());
        this.server = server;
    }

    @Test
    void othersReadAndNobodyWritesWhileAMigrationReadsThePayloads() {
        StoreSettings place = server.freshPlace().with("statement-timeout", "1");
        CollectionSpec notes = CollectionSpec.named("notes").build();
        try (RecordStore old = new PostgresStorage().open(place, List.of(notes))) {
            old.commit(note("a"));
            old.commit(note("b"));
            CollectionSpec tagged = CollectionSpec.named("notes")
                    .manyValuedKey("tag", KeyType.TEXT)
                    .index("by_tag", List.of("tag"))
                    .keysOf(payload -> {
                        assertEquals(Optional.of(1L), old.get("notes", "a").map(found -> found.version()));
                        assertThrows(StoreException.class, () -> old.commit(note("c")));
                        return Keys.builder().add("tag", "t").build();
                    })
                    .build();
            try (RecordStore now = new PostgresStorage().open(place, List.of(tagged))) {
                assertEquals(Optional.empty(), now.get("notes", "c"));
            }
        }
    }

    private static Batch note(String id) {
        return Batch.builder().insert("notes", id, "{}").build();
    }
}
