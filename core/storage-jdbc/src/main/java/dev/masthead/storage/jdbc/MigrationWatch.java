package dev.masthead.storage.jdbc;

import dev.masthead.spi.StoreException;
import dev.masthead.storage.jdbc.BatchWriter.Prepared;
import dev.masthead.storage.jdbc.Declarations.Declared;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows which of the open collections somebody else has migrated since (S-51). Thread-safe. */
final class MigrationWatch {

    private static final long NEVER = -1;

    /** What was found when the declarations were last read. */
    private record Seen(long generation, Set<CollectionTable> migrated) {

        Optional<CollectionTable> firstMigrated(List<Prepared> batch) {
            return migrated.isEmpty()
                    ? Optional.empty()
                    : batch.stream()
                            .map(Prepared::table)
                            .filter(migrated::contains)
                            .findFirst();
        }
    }

    private final Declarations declarations;
    private final List<CollectionTable> tables;
    private volatile Seen seen = new Seen(NEVER, Set.of());

    MigrationWatch(Declarations declarations, List<CollectionTable> tables) {
        this.declarations = declarations;
        this.tables = tables;
    }

    /** Reads the declarations again if they have changed. Inside a transaction that holds migrations off. */
    void look(Session session) throws SQLException {
        long generation = declarations.generation(session);
        if (generation != seen.generation) {
            Set<CollectionTable> migrated = new HashSet<>();
            for (CollectionTable table : tables) {
                if (!Declared.of(table.spec())
                        .equals(declarations.newest(session, table.spec().name()))) {
                    migrated.add(table);
                }
            }
            seen = new Seen(generation, Set.copyOf(migrated));
        }
    }

    /** Fails when a collection of the batch was migrated. */
    void check(List<Prepared> batch) {
        seen.firstMigrated(batch).ifPresent(table -> {
            throw new StoreException("Collection " + table.spec().name()
                    + " was migrated by another process; open the store again, with its declarations");
        });
    }
}
