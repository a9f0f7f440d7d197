package dev.masthead.examples.standalone;

import dev.masthead.spi.StoreSettings;
import dev.masthead.storage.jdbc.DatabaseServer;
import java.util.ArrayList;
import java.util.List;

/** A place on a database server that nobody has used before, as options of the command line. */
final class FreshStore {

    private FreshStore() {}

    static List<String> on(DatabaseServer server) {
        StoreSettings place = server.freshPlace();
        List<String> options = new ArrayList<>(List.of("--store", server.name()));
        for (String name : place.names()) {
            options.addAll(List.of("--set", name + "=" + place.get(name).orElseThrow()));
        }
        return options;
    }
}
