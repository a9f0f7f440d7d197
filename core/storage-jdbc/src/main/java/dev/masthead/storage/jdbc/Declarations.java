package dev.masthead.storage.jdbc;

import dev.masthead.spi.CollectionSpec;
import dev.masthead.spi.IndexSpec;
import dev.masthead.spi.KeySpec;
import dev.masthead.spi.StoreException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final String GENERATION = "generation";
    private static final String NUMBER = "number";

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

    private final Place place;
    private final String table;

    Declarations(Place place) {
        this.place = place;
        this.table = place.prefix() + "$schema";
    }

    boolean exist(Session session) throws SQLException {
        return session.dialect().tableExists(session, place, table);
    }

    /** The statements that make the table. */
    List<String> creation(Dialect dialect) {
        String text = dialect.nameType() + " NOT NULL";
        return List.of(
                "CREATE TABLE " + sql() + " (collection " + text + ", kind " + text + ", name " + text
                        + ", declaration " + text + ", PRIMARY KEY (collection, kind, name))"
                        + dialect.tableOptions(true),
                insertion(STORE, "format", NUMBER, Long.toString(FORMAT)),
                insertion(STORE, GENERATION, NUMBER, "0"));
    }

    String table() {
        return table;
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
        return number(session, GENERATION);
    }

    /** Behind {@code FROM}: one row when the generation is the parameter, else none. */
    String generationIs() {
        return sql() + " WHERE collection = '' AND kind = '" + GENERATION + "' AND name = '" + NUMBER
                + "' AND declaration = ?";
    }

    Declared of(Session session, String collection) throws SQLException {
        Declared found = new Declared(new LinkedHashMap<>(), new LinkedHashMap<>());
        session.read(
                "SELECT kind, name, declaration FROM " + sql() + " WHERE collection = ? ORDER BY kind, name",
                row -> (KEY.equals(row.getString(1)) ? found.keys : found.indexes)
                        .put(row.getString(2), row.getString(3)),
                collection);
        return found;
    }

    void replace(Session session, String collection, Declared declared) throws SQLException {
        session.update("DELETE FROM " + sql() + " WHERE collection = ?", collection);
        for (String insertion : insertions(collection, declared)) {
            session.update(insertion);
        }
        session.update(
                "UPDATE " + sql() + " SET declaration = ? WHERE collection = '' AND kind = '" + GENERATION + "'",
                Long.toString(generation(session) + 1));
    }

    /** The statements that remember a declaration. */
    List<String> insertions(String collection, Declared declared) {
        List<String> insertions = new ArrayList<>();
        declared.keys.forEach((name, declaration) -> insertions.add(insertion(collection, KEY, name, declaration)));
        declared.indexes.forEach(
                (name, declaration) -> insertions.add(insertion(collection, INDEX, name, declaration)));
        return insertions;
    }

    /** With literals, so that a script can hold it: they are checked names and words of our own. */
    private String insertion(String collection, String kind, String name, String declaration) {
        return "INSERT INTO " + sql() + " VALUES ('" + collection + "', '" + kind + "', '" + name + "', '" + declaration
                + "')";
    }

    private long number(Session session, String kind) throws SQLException {
        return session.first(
                        "SELECT declaration FROM " + sql() + " WHERE collection = '' AND kind = ? AND name = '" + NUMBER
                                + "'",
                        row -> Long.parseLong(row.getString(1)),
                        kind)
                .orElseThrow(() -> new StoreException(
                        "The table " + table + " has lost its " + kind + "; restore the database from a backup"));
    }

    private String sql() {
        return place.qualified(table);
    }
}
