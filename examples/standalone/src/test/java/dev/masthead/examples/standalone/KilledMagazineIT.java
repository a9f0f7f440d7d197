package dev.masthead.examples.standalone;

import dev.masthead.storage.jdbc.PostgresServer;
import dev.masthead.storage.jdbc.Servers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A magazine that is killed while readers post and mail leaves, on each kind of store. */
@ExtendWith(Servers.class)
class KilledMagazineIT {

    private final PostgresServer server;

    KilledMagazineIT(PostgresServer server) {
        this.server = server;
    }

    @Test
    void nothingIsLostOrDoubledOnSqlite(@TempDir Path folder) throws Exception {
        try (KilledMagazine magazine = new KilledMagazine(List.of("--data", folder.toString()))) {
            magazine.loseNothing();
        }
    }

    @Test
    void nothingIsLostOrDoubledOnPostgres() throws Exception {
        try (KilledMagazine magazine = new KilledMagazine(FreshStore.on(server))) {
            magazine.loseNothing();
        }
    }
}
