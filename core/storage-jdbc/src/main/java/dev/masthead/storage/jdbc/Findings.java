package dev.masthead.storage.jdbc;

import dev.masthead.spi.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a look at the server has shown.
 *
 * @param schema where a table without a schema in its name would be made; empty where there are no schemas, or none that
 *     is there
 * @param dangers each setting that may lose acknowledged commits, with its fix
 */
record Findings(Optional<String> schema, List<String> dangers) {

    /** Copies the list. */
    Findings {
        dangers = List.copyOf(dangers);
    }

    Set<Capability> capabilities() {
        EnumSet<Capability> found = EnumSet.allOf(Capability.class);
        if (!dangers.isEmpty()) {
            found.remove(Capability.DURABLE);
        }
        return Set.copyOf(found);
    }
}
