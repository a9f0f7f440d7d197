package dev.masthead.examples.standalone;

import dev.masthead.storage.jdbc.MariaServer;
import dev.masthead.storage.jdbc.Servers;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class MariaStoreIT extends ServerStoreRules {

    MariaStoreIT(MariaServer server) {
        super(server);
    }

    @Override
    List<String> madeWriter(String database, String user) {
        return List.of(
                "CREATE USER " + user + " IDENTIFIED BY '" + PASSWORD + "'",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON " + database + ".* TO " + user);
    }
}
