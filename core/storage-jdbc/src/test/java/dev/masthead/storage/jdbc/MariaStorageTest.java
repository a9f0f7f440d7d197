package dev.masthead.storage.jdbc;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class MariaStorageTest extends ServerRules {

    MariaStorageTest(MariaServer server) {
        super(server, new MariaStorage());
    }
}
