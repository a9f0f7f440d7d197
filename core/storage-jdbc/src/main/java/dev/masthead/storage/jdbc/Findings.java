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
 * @param capabilities what a store there promises
 */
record Findings(Optional<String> schema, List<String> dangers, Set<Capability> capabilities) {

    /** Copies the lists. */
    Findings {
        dangers = List.copyOf(dangers);
        capabilities = Set.copyOf(capabilities);
    }

    /** Of a server that keeps every promise, but for what is dangerous. */
    static Findings of(Optional<String> schema, List<String> dangers) {
        EnumSet<Capability> capabilities = EnumSet.allOf(Capability.class);
        if (!dangers.isEmpty()) {
            capabilities.remove(Capability.DURABLE);
        }
        return new Findings(schema, dangers, capabilities);
    }
}
