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
            String name = table.spec().name();
            if (!dialect.tableExists(session, place, table.name())
                    || !declarations.of(session, name).equals(Declared.of(table.spec()))
                    || !session.columns(table.nothing()).contains(table.shape())) {
                pending.add(name);
            }
        }
        return pending;
    }

    /** Looks again at what is to do: another process may have done it while this one waited. */
    List<String> migrate(Session session) throws SQLException {
        MigrationLock lock = dialect.migrationLock(place, declarations);
        return lock.isOneTransaction() ? migrateAtOnce(session, lock) : migrateInSteps(session, lock);
    }

    private List<String> migrateAtOnce(Session session, MigrationLock lock) throws SQLException {
        session.begin();
        lock.acquire(session);
        if (!declarations.exist(session)) {
            for (String statement : declarationsCreation(session)) {
                session.update(statement);
            }
        }
        List<String> pending = pending(session);
        for (String name : pending) {
            migration(session, of(name), lock).run();
            declarations.replace(session, name, Declared.of(of(name).spec()));
        }
        session.commit();
        return pending;
    }

    private List<String> migrateInSteps(Session session, MigrationLock lock) throws SQLException {
        createUnlessThere(session);
        lock.acquire(session);
        try {
            List<String> pending = pending(session);
            for (String name : pending) {
                Migration migration = migration(session, of(name), lock);
                declare(session, name, migration.unsettled());
                migration.run();
                lock.renew(session);
                declare(session, name, Declared.of(of(name).spec()));
            }
            return pending;
        } finally {
            takeBackAndRelease(session, lock);
        }
    }

    private void declare(Session session, String name, Declared declared) throws SQLException {
        session.begin();
        declarations.replace(session, name, declared);
        session.commit();
    }

    /** Several processes may do this at once. */
    private static void takeBackAndRelease(Session session, MigrationLock lock) throws SQLException {
        try {
            session.takeBackIfNeeded();
        } finally {
            lock.release(session);
        }
    }

    private void createUnlessThere(Session session) throws SQLException {
        for (String statement : declarationsCreation(session)) {
            try {
                session.update(statement.replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS "));
            } catch (SQLException e) {
                if (dialect.classify(e) != Failure.DUPLICATE) {
                    throw e;
                }
            }
        }
    }

    private List<String> declarationsCreation(Session session) throws SQLException {
        List<String> statements = new ArrayList<>();
        if (!dialect.schemaExists(session, place)) {
            statements.addAll(dialect.createSchema(place));
        }
        statements.addAll(declarations.creation(dialect));
        return statements;
    }

    private Migration migration(Session session, CollectionTable table, MigrationLock lock) throws SQLException {
        return new Migration(
                session, table, declarations.of(session, table.spec().name()), lock);
    }
}
