package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.storage.jdbc.Declarations.Declared;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All tables of a store, and whether they are as they are declared. */
final class Tables {

    private final Place place;
    private final Dialect dialect;
    private final Declarations declarations;
    private final Map<String, CollectionTable> byName = new LinkedHashMap<>();

    Tables(Place place, Dialect dialect, List<CollectionSpec> collections) {
        this.place = place;
        this.dialect = dialect;
        this.declarations = new Declarations(place);
        collections.forEach(spec -> byName.put(spec.name(), new CollectionTable(place, spec, dialect)));
    }

    static void checkDistinct(List<CollectionSpec> collections) {
        Set<String> names = new HashSet<>();
        for (CollectionSpec spec : collections) {
            if (!names.add(spec.name())) {
                throw new IllegalArgumentException("The collection " + spec.name() + " is declared twice");
            }
        }
    }

    Place place() {
        return place;
    }

    Declarations declarations() {
        return declarations;
    }

    List<CollectionTable> all() {
        return List.copyOf(byName.values());
    }

    /** The table of a collection. */
    CollectionTable of(String collection) {
        CollectionTable table = byName.get(collection);
        if (table == null) {
            throw new IllegalArgumentException(
                    "No collection " + collection + " was declared when the store was opened");
        }
        return table;
    }

    /** The statements that make all of them in an empty place. */
    List<String> creation() {
        List<String> statements = new ArrayList<>(dialect.createSchema(place));
        statements.addAll(declarations.creation(dialect));
        for (CollectionTable table : byName.values()) {
            statements.addAll(table.creation());
            statements.addAll(declarations.insertions(table.spec().name(), Declared.of(table.spec())));
        }
        return statements.stream().map(dialect::spelled).toList();
    }

    boolean areReady(Session session) throws SQLException {
        return declarations.exist(session) && pending(session).isEmpty();
    }

    /** The collections whose tables are missing or not as declared. */
    List<String> pending(Session session) throws SQLException {
        if (!declarations.exist(session)) {
            return List.copyOf(byName.keySet());
        }
        declarations.checkFormat(session);
        List<String> pending = new ArrayList<>();
        for (CollectionTable table : byName.values()) {
            if (!migration(session, table).isDone()) {
                pending.add(table.spec().name());
            }
        }
        return pending;
    }

    /** All or nothing. Looks again at what is to do: another process may have done it while this one waited. */
    List<String> migrate(Session session) throws SQLException {
        session.begin();
        dialect.lockForMigration(session, place);
        if (!declarations.exist(session)) {
            for (String statement : dialect.createSchema(place)) {
                session.update(statement);
            }
            for (String statement : declarations.creation(dialect)) {
                session.update(statement);
            }
        }
        List<String> pending = pending(session);
        for (String name : pending) {
            CollectionTable table = of(name);
            migration(session, table).run();
            declarations.replace(session, name, Declared.of(table.spec()));
        }
        session.commit();
        return pending;
    }

    private Migration migration(Session session, CollectionTable table) throws SQLException {
        return new Migration(
                session, table, declarations.of(session, table.spec().name()));
    }
}
