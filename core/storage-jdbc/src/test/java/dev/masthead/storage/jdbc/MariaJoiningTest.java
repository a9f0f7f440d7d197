package dev.masthead.storage.jdbc;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class MariaJoiningTest extends JoiningRules {

    MariaJoiningTest(MariaServer server) {
        super(server);
    }
}
