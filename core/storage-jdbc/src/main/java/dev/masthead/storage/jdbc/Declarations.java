package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.StoreException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table that remembers how each collection was declared when it was last opened, so that the next opening knows what
 * is new, and a store knows that another process has migrated what it has open.
 */
final class Declarations {

    /** The layout of the tables; a database with a higher number is refused. */
    static final long FORMAT = 1;

    private static final String STORE = "";
    private static final String KEY = "key";
    private static final String INDEX = "index";

    /** One collection's keys and indexes by name, each as a short text. */
    record Declared(Map<String, String> keys, Map<String, String> indexes) {

        static Declared of(CollectionSpec spec) {
            Map<String, String> keys = new LinkedHashMap<>();
            Map<String, String> indexes = new LinkedHashMap<>();
            spec.keys().forEach(key -> keys.put(key.name(), text(key)));
            spec.indexes().forEach(index -> indexes.put(index.name(), text(spec, index)));
            return new Declared(keys, indexes);
        }

        private static String text(KeySpec key) {
            return key.type() + (key.many() ? " many" : "") + (key.unique() ? " unique" : "");
        }

        private static String text(CollectionSpec spec, IndexSpec index) {
            String equality = index.equality().stream()
                    .map(key -> key + (spec.key(key).orElseThrow().many() ? "*" : ""))
                    .collect(Collectors.joining(","));
            return equality + index.order().map(key -> ">" + key).orElse("");
        }
    }

    private final String table;

    Declarations(String prefix) {
        this.table = prefix + "$schema";
    }

    boolean exist(Session session) throws SQLException {
        return session.dialect().tableExists(session, table);
    }

    void create(Session session) throws SQLException {
        String text = session.dialect().textType() + " NOT NULL";
        session.update("CREATE TABLE " + quoted() + " (collection " + text + ", kind " + text + ", name " + text
                + ", declaration " + text + ", PRIMARY KEY (collection, kind, name))"
                + session.dialect().tableOptions(true));
        insert(session, STORE, "format", "number", Long.toString(FORMAT));
        insert(session, STORE, "generation", "number", "0");
    }

    void checkFormat(Session session) throws SQLException {
        long found = number(session, "format");
        if (found > FORMAT) {
            throw new StoreException("The database was written by a newer version (format " + found
                    + ", this version reads up to " + FORMAT + "); update this program, or give another place");
        }
    }

    /** Goes up with every migration of any collection. */
    long generation(Session session) throws SQLException {
        return number(session, "generation");
    }

    Declared of(Session session, String collection) throws SQLException {
        Declared found = new Declared(new LinkedHashMap<>(), new LinkedHashMap<>());
        session.read(
                "SELECT kind, name, declaration FROM " + quoted() + " WHERE collection = ? ORDER BY kind, name",
                row -> (KEY.equals(row.getString(1)) ? found.keys : found.indexes)
                        .put(row.getString(2), row.getString(3)),
                collection);
        return found;
    }

    void replace(Session session, String collection, Declared declared) throws SQLException {
        session.update("DELETE FROM " + quoted() + " WHERE collection = ?", collection);
        for (Map.Entry<String, String> key : declared.keys.entrySet()) {
            insert(session, collection, KEY, key.getKey(), key.getValue());
        }
        for (Map.Entry<String, String> index : declared.indexes.entrySet()) {
            insert(session, collection, INDEX, index.getKey(), index.getValue());
        }
        session.update(
                "UPDATE " + quoted() + " SET declaration = ? WHERE collection = '' AND kind = 'generation'",
                Long.toString(generation(session) + 1));
    }

    private void insert(Session session, String collection, String kind, String name, String declaration)
            throws SQLException {
        session.update("INSERT INTO " + quoted() + " VALUES (?, ?, ?, ?)", collection, kind, name, declaration);
    }

    private long number(Session session, String kind) throws SQLException {
        return session.first(
                        "SELECT declaration FROM " + quoted()
                                + " WHERE collection = '' AND kind = ? AND name = 'number'",
                        row -> Long.parseLong(row.getString(1)),
                        kind)
                .orElseThrow(() -> new StoreException(
                        "The table " + table + " has lost its " + kind + "; restore the database from a backup"));
    }

    private String quoted() {
        return CollectionTable.quoted(table);
    }
}
